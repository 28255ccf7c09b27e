import { FormArray, FormGroup, type AbstractControl } from '@angular/forms';
import type { Problem } from '../../http/problem';
import type { SummaryLine } from '../error-summary/error-summary';
import { messageOf, type Messages } from '../field/messages';

/** How a form names its controls in the summary, by their path: `{ 'residual.likelihood': { label: 'Likelihood', target: 'likelihood' } }`. */
export type FormNames = Readonly<Record<string, { readonly label: string; readonly target: string; readonly messages?: Messages }>>;

/**
 * Hangs what the server refused on the controls of the same name, where it stays until that answer changes, and gives the
 * lines of the summary in the order of the form. What belongs to no control concerns the whole form and comes first.
 */
export function hangProblem(form: FormGroup, problem: Problem, names: FormNames): SummaryLine[] {
  const lines: SummaryLine[] = [];
  for (const { field, message } of problem.errors) {
    const control = form.get(field.replace(/\[(\d+)\]/g, '.$1'));
    if (!control) {
      lines.push({ label: names[field]?.label ?? '', message, target: names[field]?.target ?? null });
      continue;
    }
    control.setErrors({ ...control.errors, server: message });
    control.markAsTouched();
  }
  if (!problem.errors.length) lines.push({ label: '', message: [problem.title, problem.detail].filter(Boolean).join(' '), target: null });
  return [...lines, ...faultsOf(form, names)];
}

/** Marks all as touched and gives the lines of the summary: empty when the form may be sent. */
export function faultsOf(form: FormGroup, names: FormNames): SummaryLine[] {
  form.markAllAsTouched();
  return leavesOf(form).flatMap(({ path, control }) => {
    if (!control.errors) return [];
    const name = names[path];
    const label = name?.label ?? path;
    return [{ label, message: messageOf(control, label, name?.messages), target: name?.target ?? null }];
  });
}

function leavesOf(control: AbstractControl, path = ''): { path: string; control: AbstractControl }[] {
  const own = path ? [{ path, control }] : [];
  if (!(control instanceof FormGroup || control instanceof FormArray)) return own;
  const children = Object.entries(control.controls as Record<string, AbstractControl>);
  return [...own, ...children.flatMap(([name, child]) => leavesOf(child, path ? `${path}.${name}` : name))];
}
