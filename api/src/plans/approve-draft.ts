import { Inject, Injectable } from '@nestjs/common';
import type { PlanNoteRequest, PlanVersionView } from '@holdfast/contracts';
import { addMonths, explainRefusal, keptContacts, keptNames, whyNotApprovedBy } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { notPermitted } from '../platform/refusal';
import { mayApprove, type PlanInPlace } from './load-plan';
import { loadOpenToChange, versionAnswer } from './load-plan-version';
import { contactsToday, namedToday } from './plan-as-approved';
import { digestOfKept } from './plan-kept';
import { namesOf } from './plan-names';
import type { StoredPlanVersion } from './stored-plan';
import { addEntry, updatePlan, updatePlanVersion } from './write-plan';

/** The version holds from now on, with what people, contacts and things are called today, and the one before it no longer does. Nobody approves what they wrote in. */
@Injectable()
export class ApproveDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note = '' }: PlanNoteRequest, read: number, actor: Actor): Promise<PlanVersionView> {
    return this.database.write(actor, async (tx) => {
      const { version, place, to } = await loadOpenToChange(tx, actor, id, read, 'approve', (one) => requireToApprove(actor, one));
      const why = whyNotApprovedBy(actor.personId, version.editor_ids);
      if (why !== null) throw notPermitted(why);
      const now = tx.now.toISOString();
      const [superseded] = await tx.rows<{ version: StoredPlanVersion }>(`SELECT to_json(v) AS version FROM plan_version v WHERE organisation_id = $1 AND plan_id = $2 AND state = 'approved'`, [tx.organisationId, id]);
      if (superseded) await updatePlanVersion(tx, superseded.version, { state: 'superseded', superseded_at: now });
      const today = await namesOf(tx, actor, version.content);
      const contacts = keptContacts(version.content, contactsToday(today));
      const named = keptNames(namedToday(place.row, today));
      await updatePlanVersion(tx, version, { state: to, approved_by: actor.personId, approved_at: now, contacts, named });
      const nextReview = addMonths(dayIn(place.timeZone, tx.now), place.plan.review_months);
      await updatePlan(tx, place.plan, { next_review: nextReview });
      await addEntry(tx, actor, id, 'approved', version.number, note);
      await tx.record({
        action: 'plan.approved', subjectType: 'plan', subjectId: id, before: { nextReview: place.plan.next_review, approvedNumber: superseded?.version.number ?? null },
        after: { nextReview, approvedNumber: version.number, approvedDigest: version.digest, contactsDigest: digestOfKept(contacts), namesDigest: digestOfKept(named), ...(note ? { note } : {}) },
      });
      return versionAnswer(tx, actor, id, version.number);
    });
  }
}

export function requireToApprove(actor: Actor, place: PlanInPlace): void {
  if (!mayApprove(actor, place)) throw notPermitted(explainRefusal('plan.approve'));
}
