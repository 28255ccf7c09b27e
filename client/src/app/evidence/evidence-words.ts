import type { ControlView } from '@holdfast/contracts';
import { asSentence, EVIDENCE_KIND_WORDS, type Evidence, type EvidenceKind, type RehearsalAsks, type RiskEvidenceState } from '@holdfast/domain';
import { KIND_WORDS } from '../exercises/exercise-words';
import { day } from '../shared/words/dates';

export const EVIDENCE_WORDS: Readonly<Record<RiskEvidenceState, string>> = {
  passed: 'Passed', failed: 'Failed', stale: 'Stale', none: 'None', 'nothing-to-prove': 'Nothing to prove',
};

/** "Stale since 30 May", "Failed 9 May", "Passed" */
export function evidenceInWords(state: RiskEvidenceState, since: string | null): string {
  if (since === null) return EVIDENCE_WORDS[state];
  return state === 'stale' ? `Stale since ${day(since)}` : `${EVIDENCE_WORDS[state]} ${day(since)}`;
}

/** Of one control: its day is told whatever it came to. */
export function evidenceOfControlInWords(evidence: Evidence): { state: RiskEvidenceState; words: string } {
  const { state } = evidence;
  return { state, words: state === 'none' ? 'No evidence' : evidenceInWords(state, state === 'stale' ? evidence.since : evidence.on) };
}

export const ASKS_WORDS: Readonly<Record<RehearsalAsks, string>> = { 'recovery-time': 'That it comes back in time', 'talked-through': 'That it was gone through' };

/** "A manual check suffices, good for 12 months." */
export function sufficesInWords(suffices: ControlView['suffices']): string {
  const { kinds, age } = suffices;
  if (kinds.length === 0) return 'Nobody has said what suffices as evidence.';
  const good = age === null ? 'and stays good' : `good for ${age.count} ${age.count === 1 ? age.unit.slice(0, -1) : age.unit}`;
  return asSentence(`${kinds.map((kind) => PHRASES[kind](suffices)).join(' or ')} suffices, ${good}.`);
}

const PHRASES: Readonly<Record<EvidenceKind, (suffices: ControlView['suffices']) => string>> = {
  'manual-check': ({ secondPerson }) => `a ${EVIDENCE_KIND_WORDS['manual-check'].toLowerCase()}${secondPerson ? ', signed off by another person' : ''}`,
  recommendation: ({ recommendation }) => (recommendation?.reference ? `the auditor's verdict on ${recommendation.reference}` : "an auditor's verdict"),
  exercise: ({ asks, exerciseKinds, programme, resource, plan }) => {
    const named = programme ? programme.title : nameOf(resource ?? plan);
    const of = named === null ? '' : ` of ${named}`;
    return `a passed ${exerciseKinds.map((kind) => KIND_WORDS[kind].toLowerCase()).join(' or ')}${of}${asks === 'recovery-time' ? ' with every recovery time kept' : ', which shows only that it was gone through,'}`;
  },
  invocation: ({ plan, resource }) => `a real use of ${nameOf(plan ?? resource) ?? (resource && !plan ? 'a resource' : 'a plan')} that kept its RTO and RPO`,
  'plan-review': ({ plan }) => `${nameOf(plan) ?? 'a plan'} approved and in date`,
};

const nameOf = (of: ControlView['suffices']['plan']): string | null => (of?.title ? `${of.reference ?? ''} ${of.title}`.trim() : null);
