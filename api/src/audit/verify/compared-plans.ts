import type { KeptContact, NamedThing, PlanContent } from '@holdfast/domain';
import { digestOfKept, digestOfPlan } from '../../plans';
import { json, type Compared } from './to-compare';

/** Digests of what was ever approved are counted anew from what the versions say: wording that was altered is found here too, and a number or a name. */
export const PLAN: Compared = {
  subjectType: 'plan', noun: 'recovery plan', begins: ['plan.started'],
  rows: `SELECT p.id, p.reference AS label, ${json({
    reference: 'p.reference', kind: 'p.kind', name: 'p.name', unitId: 'p.unit_id', ownerId: 'p.owner_id', parentId: 'p.parent_id', reviewMonths: 'p.review_months', nextReview: 'p.next_review',
    versions: `(SELECT coalesce(json_agg(json_build_object('number', v.number, 'content', v.content, 'contacts', v.contacts, 'named', v.named) ORDER BY v.number), '[]'::json)
      FROM plan_version v WHERE v.organisation_id = p.organisation_id AND v.plan_id = p.id AND v.state IN ('approved', 'superseded'))`,
  })} FROM plan p WHERE p.organisation_id = $1 ORDER BY p.id`,
  stateOf: ({ reference, versions: found, ...plan }) => {
    const versions = found as { number: number; content: PlanContent; contacts: KeptContact[] | null; named: NamedThing[] | null }[];
    return {
      ...plan,
      approved: versions.map(({ number, content }) => `version ${number}: ${digestOfPlan(reference as string, number, content)}`),
      contactsApproved: versions.flatMap(({ number, contacts }) => (contacts ? [`version ${number}: ${digestOfKept(contacts)}`] : [])),
      namesApproved: versions.flatMap(({ number, named }) => (named ? [`version ${number}: ${digestOfKept(named)}`] : [])),
    };
  },
  follow: (state, { action, after }) => {
    for (const name of ['approvedNumber', 'approvedDigest', 'contactsDigest', 'namesDigest']) delete state[name];
    const [approved = [], contacts = [], names = []] = [state['approved'], state['contactsApproved'], state['namesApproved']] as (string[] | undefined)[];
    const version = `version ${Number(after?.['approvedNumber'])}: `;
    const holds = action === 'plan.approved';
    state['approved'] = holds ? [...approved, version + String(after?.['approvedDigest'])] : approved;
    const kept = (before: string[], digest: unknown): string[] => (holds && typeof digest === 'string' ? [...before, version + digest] : before);
    state['contactsApproved'] = kept(contacts, after?.['contactsDigest']);
    state['namesApproved'] = kept(names, after?.['namesDigest']);
  },
};
