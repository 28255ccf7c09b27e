import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AssessmentKind } from '@holdfast/domain';

export type Marked = AssessmentKind | 'evidenced';

/** I in a dotted ring, R solid, T in a ring; E, where it stands as evidenced, on red. */
@Component({
  selector: 'hf-assessment-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[class]': 'kind()' },
  template: `{{ letter() }}`,
  styles: `
    :host { width: 20px; height: 20px; border-radius: 50%; display: inline-grid; place-items: center; flex: none; font: 700 0.6875rem/1 var(--hf-font); font-feature-settings: 'cv08'; background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); }
    :host(.inherent) { border: 1.5px dotted var(--mat-sys-on-surface); }
    :host(.residual) { background: var(--mat-sys-on-surface); color: var(--mat-sys-surface); border: 1.5px solid var(--mat-sys-surface); }
    :host(.target) { border: 2px solid var(--mat-sys-on-surface); }
    :host(.evidenced) { background: var(--mat-sys-error); color: var(--mat-sys-on-error); border: 1.5px solid var(--mat-sys-surface); }
    @media print { :host { print-color-adjust: exact; } }
  `,
})
export class AssessmentMark {
  readonly kind = input.required<Marked>();
  protected readonly letter = computed(() => ({ inherent: 'I', residual: 'R', target: 'T', evidenced: 'E' })[this.kind()]);
}
