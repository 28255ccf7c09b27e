import { Inject, Injectable } from '@nestjs/common';
import type { DeclareInvocationRequest, FieldError, InvocationView } from '@holdfast/contracts';
import { formatInvocationReference, invocationTimeFaults, momentOfLocal, REPORT_EVERY_MINUTES } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { leadFaults, lostFaults, timeZoneOf } from './invocation-choices';
import { answerOf } from './load-invocation';
import { lockPlansToInvoke, requireToInvoke } from './plans-to-invoke';
import { audited, type StoredInvocation } from './stored-invocation';
import { joinPlans } from './write-invocation';

/** Plans are used for real from here on. Each is fixed in the version that holds now. */
@Injectable()
export class DeclareInvocation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: DeclareInvocationRequest, actor: Actor): Promise<InvocationView> {
    return this.database.write(actor, async (tx) => {
      const planIds = [...new Set(request.planIds)];
      if (planIds.length === 0) throw needsChange([{ field: 'planIds', message: 'Choose at least one plan to invoke' }]);
      const plans = await lockPlansToInvoke(tx, actor, planIds, () => 'planIds');
      requireToInvoke(actor, plans);
      const zone = await timeZoneOf(tx);
      const lostIds = [...new Set(request.lostIds ?? [])];
      const leadId = request.leadId ?? actor.personId;
      const outageAt = momentOfLocal(zone, request.outageAt);
      // A clock on a wall has no seconds: "now" to it may be a moment before the outage.
      const declaredAt = request.declaredAt ? momentOfLocal(zone, request.declaredAt) : tx.now.toISOString();
      const faults: FieldError[] = [...invocationTimeFaults({ outageAt, declaredAt }, tx.now.toISOString()), ...(await lostFaults(tx, lostIds)), ...(leadId === actor.personId ? [] : await leadFaults(tx, leadId))];
      if (faults.length > 0) throw needsChange(faults);
      const number = await nextNumber(tx);
      const invocation: StoredInvocation = {
        organisation_id: tx.organisationId, id: newId(), number, reference: formatInvocationReference(number), title: request.title, reason: request.reason ?? '', unit_id: plans[0]!.unitId, lead_id: leadId, state: 'running',
        outage_at: outageAt, declared_at: declaredAt, declared_by: actor.personId, report_every_minutes: REPORT_EVERY_MINUTES, stood_down_at: null, stood_down_by: null, stand_down_reason: null, open_steps: [], version: 1,
        created_at: tx.now.toISOString(),
      };
      await tx.rows('INSERT INTO invocation SELECT * FROM json_populate_record(null::invocation, $1)', [JSON.stringify(invocation)]);
      const joined = await joinPlans(tx, actor, invocation.id, plans, 0, '');
      await tx.rows('INSERT INTO invocation_lost (organisation_id, invocation_id, resource_id, recorded_at) SELECT $1, $2, lost, $4 FROM unnest($3::uuid[]) lost', [tx.organisationId, invocation.id, lostIds, tx.now]);
      await tx.record({ action: 'invocation.declared', subjectType: 'invocation', subjectId: invocation.id, after: audited(invocation, joined, lostIds) });
      return answerOf(tx, actor, invocation.id);
    });
  }
}

async function nextNumber(tx: Transaction): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `INSERT INTO continuity_numbering (organisation_id, last_invocation_number) VALUES ($1, 1)
     ON CONFLICT (organisation_id) DO UPDATE SET last_invocation_number = continuity_numbering.last_invocation_number + 1 RETURNING last_invocation_number AS number`,
    [tx.organisationId],
  );
  if (!row) throw new TypeError('an upsert returns its row');
  return row.number;
}
