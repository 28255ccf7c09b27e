import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** How far an action is, as its owner says: the number, and a bar that says the same. */
@Component({
  selector: 'hf-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="bar" aria-hidden="true"><span [style.inline-size.%]="percent()"></span></span><span>{{ percent() }}%</span>`,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 8px; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .bar { width: 56px; height: 6px; border-radius: 3px; overflow: hidden; background: var(--mat-sys-surface-container-highest, var(--mat-sys-outline-variant)); outline: 1px solid var(--mat-sys-outline-variant); }
    .bar > span { display: block; height: 100%; background: var(--mat-sys-on-surface-variant); }
    @media (forced-colors: active), print { .bar > span { background: CanvasText; print-color-adjust: exact; } .bar { border: 1px solid CanvasText; } }
  `,
})
export class ProgressBar {
  readonly percent = input.required<number>();
}
