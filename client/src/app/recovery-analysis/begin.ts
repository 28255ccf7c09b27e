import type { FormGroup } from '@angular/forms';

/** Sets what a form is begun with: nothing that was typed, or brought back from this device, is written over. */
export function begin(form: FormGroup, proposed: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(proposed)) {
    const control = form.get(name);
    if (control?.pristine && (control.value === null || control.value === '')) control.setValue(value);
  }
}
