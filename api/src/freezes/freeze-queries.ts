import { Inject, Injectable } from '@nestjs/common';
import type { FreezeCheckView, FreezeRow, FreezeView, FrozenRiskRow, FrozenRisksRequest, FrozenRiskView, Page } from '@holdfast/contracts';
import { canonicalRows, frozenText } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notFound } from '../platform/refusal';
import { digestOf } from './digest-of';
import { contentOfFreeze, loadFreeze, registerInFull, rowsOfFreeze } from './freeze-in-place';
import { FREEZE_ROW, FREEZE_ROW_FROM, freezeView } from './freeze-view';
import { frozenPerson, frozenRiskRow } from './frozen-risk';
import { frozenRowsOf } from './frozen-rows-of';
import { listFrozenRisks } from './list-frozen-risks';

@Injectable()
export class FreezeQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  ofRegister(registerId: string, actor: Actor): Promise<FreezeRow[]> {
    return this.database.readAsAt(actor, async (sql) => {
      await registerInFull(sql, actor, registerId);
      return sql.rows<FreezeRow>(`SELECT ${FREEZE_ROW} ${FREEZE_ROW_FROM} WHERE f.organisation_id = $1 AND f.register_id = $2 ORDER BY f.moment DESC`, [actor.organisationId, registerId]);
    });
  }

  one(id: string, actor: Actor): Promise<FreezeView> {
    return this.database.read(actor.organisationId, async (sql) => freezeView(sql, actor, await loadFreeze(sql, actor, id)));
  }

  risks(id: string, request: FrozenRisksRequest, actor: Actor): Promise<Page<FrozenRiskRow>> {
    return this.database.read(actor.organisationId, async (sql) => {
      const frozen = await contentOfFreeze(sql, actor, await loadFreeze(sql, actor, id));
      const corrected = await sql.rows<{ riskId: string }>('SELECT DISTINCT risk_id AS "riskId" FROM freeze_erratum WHERE organisation_id = $1 AND freeze_id = $2 AND risk_id IS NOT NULL', [actor.organisationId, id]);
      return listFrozenRisks(frozen, request, new Set(corrected.map(({ riskId }) => riskId)));
    });
  }

  risk(id: string, riskId: string, actor: Actor): Promise<FrozenRiskView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const frozen = await contentOfFreeze(sql, actor, await loadFreeze(sql, actor, id));
      const said = frozen.risks.find((risk) => risk.id === riskId);
      if (!said) throw notFound('There is no such risk in this freeze.');
      const { people, objectives, evidence } = frozen;
      const owned = <Measure extends { ownerId: string }>(measure: Measure) => ({ ...measure, owner: frozenPerson(people.get(measure.ownerId)) });
      return {
        ...frozenRiskRow(frozen, said), said,
        leansOn: evidence.get(riskId)?.controlIds ?? null, residualBy: said.residual ? frozenPerson(people.get(said.residual.authorId)) : null,
        objectives: said.objectiveIds.map((one) => ({ code: objectives.get(one)?.code ?? '', title: objectives.get(one)?.title ?? '' })),
        controls: frozen.controls.filter((control) => control.riskId === riskId).map(owned),
        acceptances: frozen.acceptances.filter((acceptance) => acceptance.riskId === riskId).map((acceptance) => ({ ...acceptance, author: frozenPerson(people.get(acceptance.authorId)) })),
        actions: frozen.actions.filter(({ riskIds }) => riskIds.includes(riskId)).map(owned),
      };
    });
  }

  /** Counts the digest anew from what is stored, and reads the register as at the same moment once more from its history. */
  async check(id: string, actor: Actor): Promise<FreezeCheckView> {
    const found = await this.database.read(actor.organisationId, async (sql) => {
      const freeze = await loadFreeze(sql, actor, id);
      return { freeze, rows: await rowsOfFreeze(sql, actor, id), checkedAt: sql.now.toISOString() };
    });
    const { freeze, rows, checkedAt } = found;
    const again = await this.database.readAt(actor.organisationId, freeze.moment, (past) => frozenRowsOf(past, actor.organisationId, freeze.register.id, freeze.form));
    const reread = canonicalRows(again ?? []);
    const [stored, now] = [new Set(rows), new Set(reread)];
    const digest = digestOf(rows).toString('hex');
    return {
      digest, matches: digest === freeze.digest && rows.length === freeze.rowCount, checkedAt,
      reread: { rows: reread.length, differing: rows.filter((row) => !now.has(row)).length + reread.filter((row) => !stored.has(row)).length },
    };
  }

  /** The rows as a file, to be taken along: that is on record before they leave. */
  async file(id: string, actor: Actor): Promise<{ text: string; name: string; digest: string }> {
    const { registerId, ...file } = await this.database.read(actor.organisationId, async (sql) => {
      const { name, digest, register } = await loadFreeze(sql, actor, id);
      return { text: frozenText(await rowsOfFreeze(sql, actor, id)), name: `${register.prefix} ${name} ${digest}.jsonl`, digest, registerId: register.id };
    });
    await this.database.write(actor, (tx) => tx.record({ action: 'freeze.downloaded', subjectType: 'freeze', subjectId: id, registerId }));
    return file;
  }
}
