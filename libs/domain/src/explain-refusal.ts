import type { Permission } from './permissions';

/** Whom to name in a refusal: names of posts ("Head of ICT") read better than names of people. */
export interface WhoToAsk {
  readonly registerOwner?: string | null;
  readonly riskManager?: string | null;
  readonly administrator?: string | null;
}

interface Refusal {
  readonly sentence: string;
  readonly ask: keyof WhoToAsk;
}

const REFUSALS: Readonly<Record<Permission, Refusal>> = {
  'organisation.configure': { sentence: 'Only an administrator of the whole organisation can change its settings.', ask: 'administrator' },
  'unit.manage': { sentence: 'Only an administrator of this unit can change units here.', ask: 'administrator' },
  'person.read': { sentence: 'Your roles do not include the list of people.', ask: 'administrator' },
  'person.manage': { sentence: 'Only an administrator of this unit can invite people or change their details.', ask: 'administrator' },
  'role.grant': { sentence: 'You need a role as risk manager or administrator of this unit to give roles in it.', ask: 'administrator' },
  'register.read': { sentence: 'Your roles do not include this register.', ask: 'riskManager' },
  'register.create': { sentence: 'You need a role as register owner, risk manager or administrator in this unit to add a register.', ask: 'riskManager' },
  'register.edit': { sentence: 'Only the register owner, a risk manager or an administrator of its unit can change this register.', ask: 'registerOwner' },
  'register.close': { sentence: 'Only the register owner, a risk manager or an administrator of its unit can close this register.', ask: 'registerOwner' },
  'register.freeze': { sentence: 'Only the register owner or a risk manager of its unit can freeze this register and note errata.', ask: 'registerOwner' },
  'risk.draft': { sentence: 'You need a role as risk owner or continuity manager in this unit to draft a risk for this register.', ask: 'registerOwner' },
  'risk.raise': { sentence: 'You need a role as risk owner or continuity manager in this unit to raise a risk about a gap in this register.', ask: 'registerOwner' },
  'risk.submit': { sentence: 'You need a role as risk owner in this unit to add a risk to this register.', ask: 'registerOwner' },
  'risk.edit': { sentence: 'Only the owner of this risk, the register owner or a risk manager can change it.', ask: 'registerOwner' },
  'risk.assess': { sentence: 'Only the owner of this risk, the register owner or a risk manager can score it.', ask: 'registerOwner' },
  'risk.close': { sentence: 'Closing a risk is for the register owner to decide.', ask: 'registerOwner' },
  'risk.exempt': { sentence: 'What is exempt is for the register owner to decide.', ask: 'registerOwner' },
  'risk.link-upper': { sentence: 'Linking a risk to one above is for the register owner to decide.', ask: 'registerOwner' },
  'risk.accept': { sentence: 'Accepting a risk above appetite is for the register owner to decide.', ask: 'registerOwner' },
  'escalation.propose': { sentence: 'Only the owner of this risk, the register owner or a risk manager can propose it to another register.', ask: 'registerOwner' },
  'escalation.decide': { sentence: 'What comes into this register is for its owner or a risk manager of its unit to decide.', ask: 'registerOwner' },
  'exception.request': { sentence: 'You need a role as risk owner in this unit, or to own this risk, to ask for an exception on it.', ask: 'registerOwner' },
  'exception.decide': { sentence: 'Exceptions in this register are for its owner or a risk manager of its unit to decide.', ask: 'registerOwner' },
  'control.manage': { sentence: 'Only the owner of the risk, the register owner or a risk manager can change its controls.', ask: 'registerOwner' },
  'control.assess': { sentence: 'Only the owner of the control or of the risk, the register owner or a risk manager can assess it.', ask: 'registerOwner' },
  'action.plan': { sentence: 'Only the owner of the risk, the register owner, or a risk or continuity manager of its unit can plan its actions.', ask: 'registerOwner' },
  'action.manage': { sentence: 'Only the owner of the risk, the register owner or a risk manager can change its actions.', ask: 'registerOwner' },
  'action.progress': { sentence: 'Only the owner of the action or of the risk, the register owner or a risk manager can say how far it is.', ask: 'registerOwner' },
  'recommendation.read': { sentence: 'Your roles do not include recommendations of auditors here.', ask: 'riskManager' },
  'recommendation.raise': { sentence: 'Recommendations are entered and changed by auditors, or for an outside auditor by a risk manager of the unit.', ask: 'riskManager' },
  'recommendation.respond': { sentence: 'Only the owner of this recommendation can respond to it.', ask: 'riskManager' },
  'recommendation.follow-up': { sentence: 'What has come of a recommendation is for an auditor to say.', ask: 'riskManager' },
  'partnership.read': { sentence: 'Your roles do not include partnerships here.', ask: 'riskManager' },
  'partnership.manage': { sentence: 'Only the lead of this partnership, or a register owner or risk manager of its unit, can change it.', ask: 'riskManager' },
  'continuity.read': { sentence: 'Your roles do not include what the organisation goes on with.', ask: 'administrator' },
  'continuity.manage': { sentence: 'Only its owner, or a continuity manager or risk manager of its unit, can change this.', ask: 'riskManager' },
  'plan.manage': { sentence: 'Only the owner of this plan, or a continuity manager or risk manager of its unit, can change it.', ask: 'riskManager' },
  'plan.approve': { sentence: 'Plans are approved by a register owner, continuity manager or risk manager of the unit who did not write in them.', ask: 'riskManager' },
  'contact.read': { sentence: 'Your roles do not include contacts here.', ask: 'riskManager' },
  'working-calendar.manage': { sentence: 'Working calendars are shared by the whole organisation: an administrator, continuity manager or risk manager of all of it changes them.', ask: 'administrator' },
  'impact-analysis.approve': { sentence: 'Only the owner of the activity, or a continuity manager or risk manager of its unit, can approve its impact analysis.', ask: 'riskManager' },
  'exercise.manage': { sentence: 'Only a continuity manager or risk manager of its unit can plan rehearsals here.', ask: 'riskManager' },
  'exercise.record': { sentence: 'Only who leads this rehearsal, or a continuity manager or risk manager of its unit, can record its result.', ask: 'riskManager' },
  'exercise.take-part': { sentence: 'Only who leads this rehearsal or is named as taking part, or a continuity manager or risk manager of its unit, writes in its log.', ask: 'riskManager' },
  'exercise.sign-off': { sentence: 'Only a continuity manager or risk manager of its unit can sign a rehearsal off.', ask: 'riskManager' },
  'invocation.declare': { sentence: 'This plan is invoked by whom it names to activate it, or by a continuity manager or risk manager of its unit.', ask: 'riskManager' },
  'invocation.record': { sentence: 'Only people with a part in an invoked plan, or a continuity manager or risk manager of its unit, write in this log.', ask: 'riskManager' },
  'invocation.manage': { sentence: 'Only who leads this invocation, or a continuity manager or risk manager of its unit, can change it.', ask: 'riskManager' },
  'failure-review.manage': { sentence: 'Only who leads this review, or a continuity manager or risk manager of its unit, can write in it.', ask: 'riskManager' },
  'failure-review.sign-off': { sentence: 'Only a continuity manager or risk manager of its unit can sign a review off.', ask: 'riskManager' },
  'category.manage': { sentence: 'Categories are shared by the whole organisation: an administrator or risk manager of all of it changes them.', ask: 'administrator' },
  'objective.manage': { sentence: 'You need a role as register owner, risk manager or administrator in this unit to change its objectives.', ask: 'riskManager' },
  'objective.report': { sentence: 'Only the responsible officer, or a register owner or risk manager of its unit, can say how far this objective is.', ask: 'riskManager' },
  'indicator.manage': { sentence: 'You need a role as register owner, risk manager or administrator in this unit to change its indicators.', ask: 'riskManager' },
  'indicator.report': { sentence: 'Only the owner of the indicator, or a register owner or risk manager of its unit, can enter its readings.', ask: 'riskManager' },
  'matrix.read': { sentence: 'Your roles do not include the risk matrices.', ask: 'administrator' },
  'matrix.manage': { sentence: 'Matrices are shared by the whole organisation: a risk manager of all of it changes them.', ask: 'riskManager' },
  'crosswalk.declare': { sentence: 'A crosswalk holds for the whole organisation: a risk manager of all of it declares it.', ask: 'riskManager' },
  'audit.read': { sentence: 'Only auditors and risk managers read the audit trail.', ask: 'administrator' },
  search: { sentence: 'Your roles do not include the search.', ask: 'administrator' },
};

/**
 * The sentence that goes with a refusal: who decides and, when known, whom to ask. For example "Closing a risk is for
 * the register owner to decide. Ask the Head of ICT." Pass "the Head of ICT" or a name, as it is to be read.
 */
export function explainRefusal(permission: Permission, who: WhoToAsk = {}): string {
  const { sentence, ask } = REFUSALS[permission];
  const name = who[ask];
  return name ? `${sentence} Ask ${name}.` : sentence;
}
