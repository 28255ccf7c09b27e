import { FormControl, FormGroup, Validators, type AbstractControl, type ValidationErrors } from '@angular/forms';
import type { CreateRegisterRequest, EditRegisterRequest, RegisterSummary, RegisterView } from '@holdfast/contracts';
import { LIMITS, pathTo, prefixFault, type Layer, type RiskMatrix } from '@holdfast/domain';
import type { FormNames } from '../../shared/forms/problem-errors';

/** The settings of a register as the form holds them: '' is none. */
export interface RegisterValue {
  name: string;
  description: string;
  layer: Layer;
  prefix: string;
  unitId: string;
  ownerId: string | null;
  parentId: string;
  matrixVersionId: string;
  appetite: string;
  reviewMonths: number | null;
  reviewMonthsByLevel: Record<string, number>;
  stillReviews: number | null;
  highestMonths: number | null;
  exceptionMonths: number | null;
  escalateAt: string;
  escalateAboveAppetite: boolean;
}

export const NAMES: FormNames = {
  name: { label: 'Name', target: 'register-name' },
  description: { label: 'Description', target: 'register-description' },
  layer: { label: 'Layer', target: 'register-layer' },
  prefix: { label: 'Reference prefix', target: 'register-prefix' },
  unitId: { label: 'Unit', target: 'register-unit', messages: { required: 'Choose a unit.' } },
  ownerId: { label: 'Owner', target: 'register-owner', messages: { required: 'Choose who owns it.' } },
  parentId: { label: 'Escalates to', target: 'register-parent' },
  matrixVersionId: { label: 'Matrix', target: 'register-matrix', messages: { required: 'Choose a published matrix.' } },
  appetite: { label: 'Appetite', target: 'register-appetite' },
  reviewMonths: { label: 'Months between reviews', target: 'register-months' },
  reviewMonthsByLevel: { label: 'Sooner by level', target: 'register-by-level' },
  stillReviews: { label: 'Reviews without movement', target: 'register-still' },
  highestMonths: { label: 'Months at the highest level', target: 'register-highest' },
  exceptionMonths: { label: 'Months of an exception', target: 'register-exception-months' },
  escalateAt: { label: 'Suggest from level', target: 'register-escalate-at' },
  escalateAboveAppetite: { label: 'Suggest above appetite', target: 'register-escalate-above' },
};

export type RegisterForm = ReturnType<typeof registerForm>;

/** `taken` tells who uses a prefix already, by name. */
export function registerForm(taken: (prefix: string) => string | null) {
  const text = (value: string, ...validators: ((control: AbstractControl) => ValidationErrors | null)[]) => new FormControl(value, { nonNullable: true, validators });
  return new FormGroup({
    name: text('', Validators.required, Validators.maxLength(LIMITS.name)),
    description: text('', Validators.maxLength(LIMITS.reason)),
    layer: new FormControl<Layer>('service', { nonNullable: true }),
    prefix: text('', Validators.required, prefixValidator(taken)),
    unitId: text('', Validators.required),
    ownerId: new FormControl<string | null>(null, Validators.required),
    parentId: text(''),
    matrixVersionId: text('', Validators.required),
    appetite: text(''),
    reviewMonths: new FormControl<number | null>(3, [Validators.required, Validators.min(1), Validators.max(LIMITS.reviewCycleMonths)]),
    reviewMonthsByLevel: new FormControl<Record<string, number>>({}, { nonNullable: true, validators: byLevelValidator }),
    stillReviews: new FormControl<number | null>(4, [Validators.required, Validators.min(LIMITS.stillReviews.min), Validators.max(LIMITS.stillReviews.max)]),
    highestMonths: new FormControl<number | null>(12, [Validators.required, Validators.min(LIMITS.highestMonths.min), Validators.max(LIMITS.highestMonths.max)]),
    exceptionMonths: new FormControl<number | null>(12, [Validators.required, Validators.min(LIMITS.exceptionMonths.min), Validators.max(LIMITS.exceptionMonths.max)]),
    escalateAt: text(''),
    escalateAboveAppetite: new FormControl(false, { nonNullable: true }),
  });
}

export function valueOf(register: RegisterView): RegisterValue {
  const { name, description, layer, prefix, unitId, matrixVersionId, reviewMonths, reviewMonthsByLevel, stillReviews, highestMonths, exceptionMonths, escalateAboveAppetite } = register;
  return { name, description, layer, prefix, unitId, ownerId: register.owner.id, parentId: register.parentId ?? '', matrixVersionId, appetite: register.appetite ?? '', reviewMonths, reviewMonthsByLevel, stillReviews, highestMonths, exceptionMonths, escalateAt: register.escalateAt ?? '', escalateAboveAppetite };
}

export function createRequest(value: RegisterValue): CreateRegisterRequest {
  return { ...value, ownerId: value.ownerId ?? '', parentId: value.parentId || null, appetite: value.appetite || null, reviewMonths: value.reviewMonths ?? undefined, stillReviews: value.stillReviews ?? undefined, highestMonths: value.highestMonths ?? undefined, exceptionMonths: value.exceptionMonths ?? undefined, escalateAt: value.escalateAt || null };
}

/**
 * Only what was changed: the parent shown is the nearest that the reader may see, and sending it back untouched would move
 * the register.
 */
export function editRequest(before: RegisterValue, after: RegisterValue): EditRegisterRequest {
  const whole: EditRegisterRequest = createRequest(after);
  const changed = Object.entries(whole).filter(([name]) => JSON.stringify(before[name as keyof RegisterValue] ?? '') !== JSON.stringify(after[name as keyof RegisterValue] ?? ''));
  return Object.fromEntries(changed);
}

/**
 * What goes along to this matrix: cycles of levels that it lacks stay in the form, should its author go back, but are not
 * sent. An appetite that it lacks is for the author to choose again: `appetiteFault` says so.
 */
export function fittingTo(matrix: RiskMatrix | null, value: RegisterValue): RegisterValue {
  const codes = new Set(matrix?.levels.map(({ code }) => code));
  return { ...value, escalateAt: codes.has(value.escalateAt) ? value.escalateAt : '', reviewMonthsByLevel: Object.fromEntries(Object.entries(value.reviewMonthsByLevel).filter(([code]) => codes.has(code))) };
}

export function appetiteFault(matrix: RiskMatrix | null, { appetite }: Pick<RegisterValue, 'appetite'>): string {
  if (!appetite || !matrix || matrix.levels.some(({ code }) => code === appetite)) return '';
  return `It was ${appetite}, and this matrix has no such level. Choose again.`;
}

/** Registers that this one may escalate to: open ones, not itself, and none of those below it. */
export function possibleParents<T extends Pick<RegisterSummary, 'id' | 'parentId' | 'closedAt'>>(registers: readonly T[], id: string | null): T[] {
  return registers.filter((register) => register.closedAt === null && !(id !== null && pathTo(registers, register.id).includes(id)));
}

/** A prefix to begin with: the first word as it is when it is one already ("ICT"), or its first letters. */
export function suggestedPrefix(name: string): string {
  const word = name.normalize('NFD').replace(/[^A-Za-z0-9 ]/g, '').split(/\s+/).find((part) => /^[A-Za-z]/.test(part)) ?? '';
  const prefix = (word === word.toUpperCase() ? word.slice(0, LIMITS.prefix) : word.slice(0, 3)).toUpperCase();
  return prefixFault(prefix) ? '' : prefix;
}

function prefixValidator(taken: (prefix: string) => string | null) {
  return ({ value }: AbstractControl<string>): ValidationErrors | null => {
    if (!value) return null;
    const fault = prefixFault(value);
    if (fault) return { prefix: fault };
    const by = taken(value);
    return by === null ? null : { prefix: `${by} uses ${value} already.` };
  };
}

function byLevelValidator({ value }: AbstractControl<Record<string, number>>): ValidationErrors | null {
  const wrong = Object.entries(value).find(([, months]) => !Number.isInteger(months) || months < 1 || months > LIMITS.reviewCycleMonths);
  return wrong ? { months: `${wrong[0]}: use 1 to ${LIMITS.reviewCycleMonths} whole months.` } : null;
}
