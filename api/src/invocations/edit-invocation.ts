import { Inject, Injectable } from '@nestjs/common';
import type { EditInvocationRequest, InvocationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { leadFaults } from './invocation-choices';
import { answerOf, loadInvocationToChange, requireCurrent, requireMove, requireToManage, toInvocationView } from './load-invocation';
import { updateInvocation } from './write-invocation';

/** Changes what it is called, who leads it, and how often its situation is reported. */
@Injectable()
export class EditInvocation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { title, leadId, reportEveryMinutes }: EditInvocationRequest, version: number, actor: Actor): Promise<InvocationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadInvocationToChange(tx, actor, id);
      requireToManage(actor, place);
      await requireCurrent(tx, actor, place, version);
      requireMove(place, 'edit');
      const { invocation: before } = place;
      const faults = leadId !== undefined && leadId !== before.lead_id ? await leadFaults(tx, leadId) : [];
      if (faults.length > 0) throw needsChange(faults);
      const was = { title: before.title, leadId: before.lead_id, reportEveryMinutes: before.report_every_minutes };
      const changed = difference(was, { title: title ?? was.title, leadId: leadId ?? was.leadId, reportEveryMinutes: reportEveryMinutes === undefined ? was.reportEveryMinutes : reportEveryMinutes });
      if (!changed) return toInvocationView(tx, actor, place);
      await updateInvocation(tx, before, {
        title: title ?? before.title, lead_id: leadId ?? before.lead_id, report_every_minutes: reportEveryMinutes === undefined ? before.report_every_minutes : reportEveryMinutes,
      });
      await tx.record({ action: 'invocation.edited', subjectType: 'invocation', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}
