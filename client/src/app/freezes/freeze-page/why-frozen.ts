import type { FrozenRiskView } from '@holdfast/contracts';
import { frozenNamed, whyDrawn, type RiskMatrix } from '@holdfast/domain';
import { placeInWords } from '../../risks/place-in-words';
import { day } from '../../shared/words/dates';

/** Why a risk was drawn where it was at the moment of a freeze, in two sentences, from what the freeze says; null where it says nothing of evidence. */
export function whyFrozen({ evidence, leansOn, controls, residual, inherent, residualBy, said }: FrozenRiskView, matrices: ReadonlyMap<string, { readonly definition: RiskMatrix }>, zone: string): readonly [string, string] | null {
  if (!evidence || leansOn === null) return null;
  const definitionOf = (id: string | null): RiskMatrix | undefined => matrices.get(id ?? '')?.definition;
  if ([residual, inherent].some(({ level, matrixVersionId }) => level !== null && !definitionOf(matrixVersionId))) return null;
  const { state, drawn, since } = evidence;
  return whyDrawn({
    state, drawn, since, named: state === null ? null : frozenNamed({ state, since, controlIds: leansOn }, controls), claimed: placeInWords(definitionOf(residual.matrixVersionId), residual), claimedBy: residualBy?.jobTitle ?? null,
    claimedOn: said.residual ? day(said.residual.recordedAt, { dated: true, zone }) : null, inherent: inherent.level === null ? null : placeInWords(definitionOf(inherent.matrixVersionId), inherent), dayInWords: (one) => day(one, { dated: true }),
  });
}
