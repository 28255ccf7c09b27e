import { Inject, Injectable } from '@nestjs/common';
import type { FreezeView, TakeFreezeRequest } from '@holdfast/contracts';
import { canonicalRows, FROZEN_FORM, type FrozenRow } from '@holdfast/domain';
import { auditHead } from '../audit';
import type { Actor } from '../platform/actor';
import { isDayOrMoment } from '../platform/as-at';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { requireInRegister } from '../registers';
import { digestOf } from './digest-of';
import { freezeView } from './freeze-view';
import { loadFreeze, registerInFull } from './freeze-in-place';
import { frozenRowsOf } from './frozen-rows-of';
import { waitUntilSettled } from './wait-until-settled';

/**
 * Keeps a register as it was at a moment that is over. All that was recorded by then has been saved before it is read, so the
 * freeze is what the register as at that moment will always say; changes go on meanwhile, and are of later moments.
 */
@Injectable()
export class TakeFreeze {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(registerId: string, { name, asAt }: TakeFreezeRequest, actor: Actor): Promise<FreezeView> {
    const now = await this.database.read(actor.organisationId, async (sql) => {
      requireInRegister(actor, 'register.freeze', await registerInFull(sql, actor, registerId));
      if (asAt && !isDayOrMoment(asAt)) throw needsChange([{ field: 'asAt', message: 'Give a day of the calendar, such as 2026-03-31' }]);
      return sql.now;
    });
    const moment = asAt ? await this.database.momentOf(actor, asAt) : now;
    await waitUntilSettled(this.database, moment);

    return this.database.write(actor, async (tx) => {
      requireInRegister(actor, 'register.freeze', await registerInFull(tx, actor, registerId));
      await requireNew(tx, registerId, name, moment);
      const found = await tx.lookBack(moment, (past) => frozenRowsOf(past, tx.organisationId, registerId));
      if (!found) throw needsChange([{ field: 'asAt', message: 'The register was not there yet at that moment. Choose a later day' }]);
      const id = await insertFreeze(tx, actor, { registerId, name, moment, found });
      return freezeView(tx, actor, await loadFreeze(tx, actor, id));
    });
  }
}

async function requireNew(tx: Transaction, registerId: string, name: string, moment: Date): Promise<void> {
  const taken = await tx.rows<{ name: string; byName: boolean; byMoment: boolean }>(
    `SELECT name, lower(name) = lower($3) AS "byName", moment = $4 AS "byMoment" FROM register_freeze WHERE organisation_id = $1 AND register_id = $2 AND (lower(name) = lower($3) OR moment = $4)`,
    [tx.organisationId, registerId, name, moment],
  );
  const sameMoment = taken.find(({ byMoment }) => byMoment);
  const errors = [
    ...(taken.some(({ byName }) => byName) ? [{ field: 'name', message: 'This register has a freeze of that name. Choose another' }] : []),
    ...(sameMoment ? [{ field: 'asAt', message: `This register was frozen as at that moment: ${sameMoment.name}. A freeze is never taken twice` }] : []),
  ];
  if (errors.length > 0) throw needsChange(errors);
}

interface Found {
  registerId: string;
  name: string;
  moment: Date;
  found: readonly FrozenRow[];
}

async function insertFreeze(tx: Transaction, actor: Actor, { registerId, name, moment, found }: Found): Promise<string> {
  const rows = canonicalRows(found);
  const [id, digest, { head, unsealed }] = [newId(), digestOf(rows), await auditHead(tx, tx.organisationId)];
  const risks = found.filter((row) => row.kind === 'risk');
  const open = risks.filter(({ status }) => status === 'open').length;
  await tx.rows(
    `INSERT INTO register_freeze (organisation_id, id, register_id, name, moment, form, digest, row_count, open_risks, closed_risks, head_number, head_hash, head_sealed_at, head_unsealed, author_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, decode($12, 'hex'), $13, $14, $15, $16)`,
    [tx.organisationId, id, registerId, name, moment, FROZEN_FORM, digest, rows.length, open, risks.length - open, head?.number ?? null, head?.hash ?? null, head?.sealedAt ?? null, unsealed, actor.personId, tx.now],
  );
  await tx.rows('INSERT INTO freeze_row (organisation_id, freeze_id, position, content) SELECT $1, $2, r.position, r.content FROM unnest($3::text[]) WITH ORDINALITY r (content, position)', [tx.organisationId, id, rows]);
  await tx.record({
    action: 'freeze.taken', subjectType: 'freeze', subjectId: id, registerId,
    after: { name, moment: moment.toISOString(), form: FROZEN_FORM, digest: digest.toString('hex'), rows: rows.length, open, closed: risks.length - open, headNumber: head?.number ?? null, headHash: head?.hash ?? null },
  });
  return id;
}
