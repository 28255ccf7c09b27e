import type { AbstractControl, ValidationErrors } from '@angular/forms';
import type { ActionView } from '@holdfast/contracts';
import { financialYearLabel, LIMITS, type Cost, type CostKind } from '@holdfast/domain';

/** A line of costs as it is typed. */
export interface CostLine {
  readonly financialYear: number;
  readonly kind: CostKind;
  /** What stands in the box: "12,500". */
  readonly amount: string;
  readonly toBeAssessed: boolean;
}

export interface CostFault {
  readonly line: number;
  readonly part: 'financialYear' | 'kind' | 'amount';
  readonly message: string;
}

export const linesOf = (costs: ActionView['costs']): CostLine[] =>
  costs.map(({ financialYear, kind, amount }) => ({ financialYear, kind, amount: amount === null ? '' : amount.toLocaleString('en-GB'), toBeAssessed: amount === null }));

/** Whole pounds out of what was typed: signs, commas and spaces say nothing. Null when it is no such amount. */
export function amountOf(typed: string): number | null {
  const digits = typed.replace(/[£,\s]/g, '');
  return /^\d{1,10}$/.test(digits) ? Number(digits) : null;
}

/** As a request says it. Only of lines without a fault. */
export const costsOf = (lines: readonly CostLine[]): Cost[] =>
  lines.map(({ financialYear, kind, amount, toBeAssessed }) => ({ financialYear, kind, amount: toBeAssessed ? null : amountOf(amount) }));

/** What is wrong, line by line: an amount that is none, and two lines for one kind in one year. */
export function costFaults(lines: readonly CostLine[]): CostFault[] {
  return lines.flatMap(({ financialYear, kind, amount, toBeAssessed }, line): CostFault[] => {
    const known = amountOf(amount);
    const twice = lines.slice(0, line).some((other) => other.financialYear === financialYear && other.kind === kind);
    return [
      ...(twice ? [{ line, part: 'kind' as const, message: `There is a line of this kind for ${financialYearLabel(financialYear)} already.` }] : []),
      ...(toBeAssessed ? [] : known === null ? [{ line, part: 'amount' as const, message: 'Write whole pounds, or tick to be assessed.' }] : known > LIMITS.amount ? [{ line, part: 'amount' as const, message: `An amount is at most £${LIMITS.amount.toLocaleString('en-GB')}.` }] : []),
    ];
  });
}

/** For the control that holds the lines: the first fault, with its line. */
export function wholeCosts({ value }: AbstractControl<CostLine[]>): ValidationErrors | null {
  const [fault] = costFaults(value);
  return fault ? { costs: `Line ${fault.line + 1}: ${fault.message}` } : null;
}
