import type { AssessmentView, ControlView, RiskView, StandingView } from '@holdfast/contracts';
import { asEvidenced, severityKey, whyDrawn, type AsEvidenced, type RiskMatrix } from '@holdfast/domain';
import { faceOfStanding } from '../shared/level-face';
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
  const named = controls.filter(({ leanedOn }) => leanedOn).map(({ title, evidence }) => ({ title, evidence }));
  const drawn = asEvidenced(provable(risk.inherent), provable(risk.residual), named.map(({ evidence }) => evidence.state));
  const [latest] = assessments.filter(({ kind }) => kind === 'residual');
  const place = (standing: StandingView): string => {
    const { likelihood, impact, level } = standing;
    const matrix = definitionOf(standing);
    const face = (matrix && faceOfStanding(matrix, standing)?.label) ?? level ?? '';
    return likelihood && impact ? `${likelihood} · ${impact}, ${face}` : face;
  };
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

const standingOf = ({ likelihood, impact, level }: StandingView) => (likelihood && impact ? { likelihood, impact } : { level });
