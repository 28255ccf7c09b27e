import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A cell by its codes: "C · II". Read aloud with the names of its axes. */
@Component({
  selector: 'hf-position',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="hf-hidden">likelihood {{ likelihood() }}, impact {{ impact() }}</span><span aria-hidden="true">{{ likelihood() }} · {{ impact() }}</span>`,
  styles: `
    :host { position: relative; font: 450 0.8125rem/1.125rem var(--hf-font); font-feature-settings: 'cv08'; font-variant-numeric: tabular-nums; color: var(--mat-sys-on-surface-variant); white-space: nowrap; }
  `,
})
export class Position {
  readonly likelihood = input.required<string>();
  readonly impact = input.required<string>();
}
