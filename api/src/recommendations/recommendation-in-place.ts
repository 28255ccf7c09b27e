import type { RecommendationEntryView, RecommendationRow, RecommendationView } from '@holdfast/contracts';
import { can, explainRefusal, isOutstanding, isOutsideSource, whyNotFollowedUp, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { notPermitted, stale } from '../platform/refusal';
import type { StoredRecommendation } from './stored-recommendation';

/** A recommendation with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface RecommendationInPlace {
  recommendation: StoredRecommendation;
  row: RecommendationRow;
  unitPath: string[];
  /** Of the organisation: what day it is there. */
  timeZone: string;
  risks: RecommendationView['risks'];
  otherRisks: number;
  actions: RecommendationView['actions'];
  otherActions: number;
  supersededBy: RecommendationView['supersededBy'];
  entries: RecommendationEntryView[];
  attachments: number;
}

export const isAuditor = ({ roles }: Actor): boolean => roles.some(({ role }) => role === 'auditor');

const mayDo = (actor: Actor, permission: Permission, { recommendation, unitPath }: RecommendationInPlace): boolean =>
  can(actor, permission, { unitPath, measureOwnerId: recommendation.owner_id });

/** Refuses unless the caller may do this to a recommendation in sight. */
export function requireOnRecommendation(actor: Actor, permission: Permission, place: RecommendationInPlace): void {
  if (!mayDo(actor, permission, place)) throw notPermitted(explainRefusal(permission));
}

/** Risks, actions and files are put to it by whoever answers for it, and by whoever raised it. */
export function requireToLink(actor: Actor, place: RecommendationInPlace): void {
  if (!mayLink(actor, place)) throw notPermitted('Only the owner of this recommendation, an auditor or a risk manager of its unit can change what goes with it.');
}

const mayLink = (actor: Actor, place: RecommendationInPlace): boolean => mayDo(actor, 'recommendation.respond', place) || mayDo(actor, 'recommendation.raise', place);

/** Refuses a change made on an outdated reading, and gives the recommendation as it is now. */
export function requireCurrent(actor: Actor, place: RecommendationInPlace, version: number): void {
  if (place.recommendation.version !== version) throw stale(toRecommendationView(actor, place));
}

/** The whitelist of what leaves of a recommendation. */
export function toRecommendationView(actor: Actor, place: RecommendationInPlace): RecommendationView {
  const { recommendation, row, risks, otherRisks, actions, otherActions, supersededBy, entries, attachments } = place;
  const open = isOutstanding(recommendation.state);
  const auditor = isAuditor(actor);
  const by = { personId: actor.personId, isAuditor: auditor, enteredFor: '?' };
  return {
    ...row,
    finding: recommendation.finding,
    risks, otherRisks, actions, otherActions, supersededBy, entries, attachments,
    mayManage: open && mayDo(actor, 'recommendation.raise', place),
    mayRespond: open && mayDo(actor, 'recommendation.respond', place),
    mayFollowUp: open && mayDo(actor, 'recommendation.follow-up', place) && whyNotFollowedUp(by, { ownerId: recommendation.owner_id, source: recommendation.source }) === null,
    mayLink: open && mayLink(actor, place),
    entersForOthers: !auditor && isOutsideSource(recommendation.source),
    version: recommendation.version,
  };
}
