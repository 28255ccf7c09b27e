import type { ControlView } from '@holdfast/contracts';
import { EVIDENCE_KIND_WORDS, type Evidence, type RiskEvidenceState } from '@holdfast/domain';
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

/** "A manual check suffices, good for 12 months." */
export function sufficesInWords({ kinds, age, secondPerson, recommendation }: ControlView['suffices']): string {
  if (kinds.length === 0) return 'Nobody has said what suffices as evidence.';
  const named = kinds.map((kind) => (kind === 'recommendation' && recommendation?.reference ? `the auditor's verdict on ${recommendation.reference}` : kind === 'recommendation' ? "an auditor's verdict" : `a ${EVIDENCE_KIND_WORDS[kind].toLowerCase()}${secondPerson ? ', signed off by another person' : ''}`));
  const good = age === null ? 'and stays good' : `good for ${age.count} ${age.count === 1 ? age.unit.slice(0, -1) : age.unit}`;
  const words = `${named.join(' or ')} suffices, ${good}.`;
  return words[0]!.toUpperCase() + words.slice(1);
}
