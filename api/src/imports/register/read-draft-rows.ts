import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RegisterRowsView, RegisterRowView } from '@holdfast/contracts';
import { columnName } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import { loadDraft } from '../load-draft';
import { LookAtRegister } from './look-at-register';
import type { PlannedRisk } from './plan-risk';
import { hashPlanned } from './planned-sum';
import type { RegisterChoices } from './register-choices';

/** What would become of every row, for a script: the preview shows the first of them. */
@Injectable()
export class ReadDraftRows {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtRegister) private readonly lookAt: LookAtRegister,
  ) {}

  of(id: string, actor: Actor): Promise<RegisterRowsView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const draft = await loadDraft<RegisterChoices>(sql, actor, id, '', 'risks');
      const understood = await this.lookAt.understand(sql, actor, draft);
      const rows: RegisterRowView[] = [];
      const hash = createHash('sha256');
      for await (const batch of understood.planned()) {
        hashPlanned(hash, batch);
        rows.push(...batch.map(rowView));
      }
      const missing = understood.missing();
      const over = new Set(understood.choices.closeMissing);
      return {
        digest: understood.digestOf(hash, missing.map((one) => one.id)), rows,
        aside: understood.read.tables.flatMap(({ sheet, aside }) => aside.map(({ row, why, text }) => ({ sheet, row, why, text }))),
        missing: missing.map((one) => ({ ...one, closes: over.has(one.id) })),
      };
    });
  }
}

const rowView = ({ sheet, row, outcome, label, changes, note, flags, faults, bring, closes }: PlannedRisk): RegisterRowView => ({
  sheet, row, outcome: outcome === 'new' && bring?.request.status === 'draft' ? 'draft' : outcome, label, changes: [...changes], notes: [...new Set([...(note ? [note] : []), ...flags])],
  closes: closes && (outcome === 'new' || outcome === 'changed'),
  problems: faults.map(({ column, header, was, message, meant }) => ({ column: column === null ? null : columnName(column), header, was, message, meant: [...meant] })),
});
