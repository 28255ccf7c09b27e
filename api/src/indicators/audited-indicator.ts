import type { TargetView } from '@holdfast/contracts';
import type { LoadedIndicator } from './indicator-rows';

export interface Linked {
  objectiveIds: readonly string[];
  riskIds: readonly string[];
}

type Wording = Pick<LoadedIndicator, 'code' | 'title' | 'description' | 'measure' | 'direction' | 'period' | 'startsOn' | 'perspective' | 'unitId'> & { ownerId: string; targets: readonly TargetView[] };

/** What the audit trail says of an indicator, under the names that requests use. */
export const audited = (of: Wording, { objectiveIds, riskIds }: Linked): Record<string, unknown> => ({
  code: of.code, title: of.title, description: of.description, measure: of.measure, direction: of.direction, period: of.period, startsOn: of.startsOn, perspective: of.perspective, unitId: of.unitId,
  ownerId: of.ownerId, targets: sorted(of.targets), objectiveIds: [...objectiveIds].sort(), riskIds: [...riskIds].sort(),
});

export const sorted = (targets: readonly TargetView[]): TargetView[] =>
  [...targets].sort((one, other) => one.financialYear - other.financialYear).map(({ financialYear, value, upper, tolerance }) => ({ financialYear, value, upper, tolerance }));
