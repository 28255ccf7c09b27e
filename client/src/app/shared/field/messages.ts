import type { AbstractControl } from '@angular/forms';

export type Messages = Readonly<Record<string, string>>;

interface Length {
  readonly requiredLength: number;
  readonly actualLength: number;
}

/** The first fault of a control in plain words. What the server said comes first; a field's own words come next. */
export function messageOf(control: AbstractControl, label: string, own: Messages = {}): string {
  const errors = control.errors ?? {};
  const server: unknown = errors['server'];
  if (typeof server === 'string') return server;
  // A day that does not exist is typed, although nothing can be made of it.
  const fault = 'date' in errors ? 'date' : Object.keys(errors)[0];
  if (fault === undefined) return '';
  return own[fault] ?? general(fault, errors[fault], label);
}

function general(fault: string, detail: unknown, label: string): string {
  const name = label.charAt(0).toLowerCase() + label.slice(1);
  switch (fault) {
    case 'required':
      return `Fill in the ${name}.`;
    case 'maxlength':
      return `Keep it to ${(detail as Length).requiredLength} characters. This has ${(detail as Length).actualLength}.`;
    case 'minlength':
      return `Use at least ${(detail as Length).requiredLength} characters.`;
    case 'email':
      return 'Write an e-mail address, such as name@council.gov.uk.';
    case 'min':
      return `Choose ${(detail as { min: number }).min} or more.`;
    case 'max':
      return `Choose ${(detail as { max: number }).max} or less.`;
    case 'date':
      return typeof detail === 'string' ? detail : 'Choose a day that exists, for example 30 6 2026.';
    default:
      return typeof detail === 'string' ? detail : 'This answer needs a change.';
  }
}
