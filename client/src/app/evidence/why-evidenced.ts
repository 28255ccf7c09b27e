import type { AssessmentView, ControlView, RiskView, StandingView } from '@holdfast/contracts';
import { asEvidenced, decidingEntry, goodUntil, severityKey, whyDrawn, type AsEvidenced, type NamedControl, type RiskMatrix } from '@holdfast/domain';
import { placeInWords } from '../risks/place-in-words';
import { day } from '../shared/words/dates';

/** Where a risk is drawn as evidenced, and why, in two sentences. */
export interface WhyEvidenced extends AsEvidenced {
  readonly sentences: readonly [string, string];
  readonly since: string | null;
}

/** By the rule of the domain, from what the page of the risk has: null where a standing is on a matrix that is not here. */
export function whyEvidenced(risk: RiskView, matrices: ReadonlyMap<string, { readonly definition: RiskMatrix }>, assessments: readonly AssessmentView[], controls: readonly ControlView[], zone?: string): WhyEvidenced | null {
  const definitionOf = ({ matrixVersionId }: StandingView): RiskMatrix | undefined => matrices.get(matrixVersionId ?? '')?.definition;
  if ([risk.inherent, risk.residual].some((standing) => standing.level !== null && !definitionOf(standing))) return null;
  const provable = (standing: StandingView) => {
    const matrix = definitionOf(standing);
    return { matrixVersionId: standing.matrixVersionId, severity: matrix && standing.level !== null ? severityKey(matrix, standingOf(standing)) : null };
  };
  const named = controls.filter(({ leanedOn }) => leanedOn).map(namedControl);
  const drawn = asEvidenced(provable(risk.inherent), provable(risk.residual), named.map(({ evidence }) => evidence.state));
  const [latest] = assessments.filter(({ kind }) => kind === 'residual');
  const place = (standing: StandingView): string => placeInWords(definitionOf(standing), standing);
  const lacking = named.map(({ evidence }) => evidence).filter(({ state }) => state === drawn.state);
  const days = lacking.flatMap((evidence) => (evidence.state === 'failed' ? [evidence.on] : evidence.state === 'stale' ? [evidence.since] : [])).sort();
  return {
    ...drawn,
    since: (drawn.state === 'failed' ? days.at(-1) : days[0]) ?? null,
    sentences: whyDrawn({
      ...drawn, named, claimed: place(risk.residual), claimedBy: latest?.author?.jobTitle ?? null, claimedOn: latest ? day(latest.recordedAt, { long: true, zone }) : null,
      inherent: risk.inherent.level === null ? null : place(risk.inherent), dayInWords: (one) => day(one),
    }),
  };
}

/** With what decided about its evidence, by the entries that the reader is told. */
function namedControl({ title, evidence, entries, suffices, withdrawnAt }: ControlView): NamedControl {
  const counting = entries.filter((entry): entry is typeof entry & { countsFrom: string } => entry.countsFrom !== null);
  const entry = evidence.state === 'none' ? null : decidingEntry(suffices.kinds, counting);
  return {
    title, evidence,
    decided: entry && {
      kind: entry.kind, reference: entry.about?.reference ?? null, failedBy: entry.failedBy,
      outlived: entry.expiresOn !== null && entry.expiresOn < (goodUntil(entry.heldOn, suffices.age) ?? '9999-12-31'),
    },
    lacks: withdrawnAt !== null ? 'withdrawn' : suffices.kinds.length === 0 ? 'nothing-suffices' : null,
  };
}

const standingOf = ({ likelihood, impact, level }: StandingView) => (likelihood && impact ? { likelihood, impact } : { level });
