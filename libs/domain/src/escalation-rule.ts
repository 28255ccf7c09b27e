import { aboveAppetite } from './acceptance';
import { levelIndexOf } from './level-of';
import type { RiskMatrix } from './risk-matrix';
import type { Standing } from './standing';

/** When a register has its risks suggested to the register above. All off: never. */
export interface EscalationRule {
  /** Code of a level of the register's matrix: at it, or worse. */
  readonly escalateAt: string | null;
  readonly escalateAboveAppetite: boolean;
  /** Code of the highest level that the register bears. */
  readonly appetite: string | null;
}

/** Whether the register has a rule at all; without one nothing needs to be looked up. */
export const hasRule = ({ escalateAt, escalateAboveAppetite, appetite }: EscalationRule): boolean => escalateAt !== null || (escalateAboveAppetite && appetite !== null);

/** Whether a residual, on the register's matrix, is for the register above. What is unscored meets no rule. */
export function meetsRule(matrix: RiskMatrix, { escalateAt, escalateAboveAppetite, appetite }: EscalationRule, residual: Standing): boolean {
  const [least, level] = [matrix.levels.findIndex(({ code }) => code === escalateAt), levelIndexOf(matrix, residual)];
  if (level !== null && least >= 0 && level >= least) return true;
  return escalateAboveAppetite && aboveAppetite(matrix, appetite, residual) === true;
}

/**
 * What a new residual does under the rule: `crosses` it, and is suggested; `leaves` it, so that a suggestion nobody took up has
 * lost its ground; or nothing. A score that stays where the rule is met crosses nothing, however often it is confirmed.
 * @param before null when there was none on the same matrix version
 */
export function crossing(matrix: RiskMatrix, rule: EscalationRule, before: Standing | null, after: Standing): 'crosses' | 'leaves' | null {
  const [was, is] = [before !== null && meetsRule(matrix, rule, before), meetsRule(matrix, rule, after)];
  if (was === is) return is ? null : 'leaves';
  return is ? 'crosses' : 'leaves';
}
