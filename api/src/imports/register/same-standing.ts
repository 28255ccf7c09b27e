import type { AssessmentKind, RiskMatrix } from '@holdfast/domain';
import type { RiskRead } from './risk-read';
import type { RiskThere } from './risks-there';

/** Whether a risk stands here as an export of ours says: on the same version of a matrix, in the same place, with the same score published. */
export function sameStanding({ own, targetDate }: RiskRead, { risk, published }: RiskThere, kind: AssessmentKind, matrices: ReadonlyMap<string, { name: string; definition: RiskMatrix }>): boolean {
  const said = own?.standings[kind];
  const version = matrices.get(risk[`${kind}_matrix_version_id`] ?? '');
  if (!said || !version || said.matrix !== version.name) return false;
  const level = version.definition.levels.find(({ code }) => code === risk[`${kind}_level`]);
  const day = kind !== 'target' || (targetDate?.day ?? null) === risk.target_date;
  return day && said.likelihood === risk[`${kind}_likelihood`] && said.impact === risk[`${kind}_impact`] && said.level === (level?.label ?? null) && said.published === (published[kind] ?? null);
}
