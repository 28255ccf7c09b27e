import type { CostLine } from '@holdfast/contracts';
import { COST_KINDS, LIMITS } from '@holdfast/domain';

const LINE = /^(\d{4})\/\d{2} ([a-z-]+) (\d+|not known)$/;

/** "2026/27 capital 12000", as an export says what an action costs. */
export const costsSaid = (lines: readonly string[]): CostLine[] =>
  lines.flatMap((line): CostLine[] => {
    const [, year, said, amount] = LINE.exec(line) ?? [];
    const kind = COST_KINDS.find((one) => one === said);
    const financialYear = Number(year);
    if (!kind || financialYear < LIMITS.financialYear.min || financialYear > LIMITS.financialYear.max) return [];
    return [{ financialYear, kind, amount: amount === 'not known' ? null : Math.min(Number(amount), LIMITS.amount) }];
  });
