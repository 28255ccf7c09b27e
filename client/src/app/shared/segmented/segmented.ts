import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export interface Segment<T> {
  readonly value: T;
  readonly label: string;
}

/** A few ways to look at the same thing, one at a time: a group of pressed buttons. */
@Component({
  selector: 'hf-segmented',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @for (segment of segments(); track segment.value) {
      <button type="button" [attr.aria-pressed]="segment.value === value()" (click)="valueChange.emit(segment.value)">{{ segment.label }}</button>
    }
  `,
  styles: `
    :host { display: inline-flex; gap: 2px; padding: 2px; min-height: var(--hf-control); border: 1px solid var(--mat-sys-outline); border-radius: var(--mat-sys-corner-small); background: var(--mat-sys-surface); max-width: 100%; }
    button { border: 0; background: transparent; padding: 0 10px; min-height: 26px; border-radius: 4px; font: var(--mat-sys-label-medium); color: var(--mat-sys-on-surface-variant); white-space: nowrap; }
    button:not([aria-pressed='true']):hover { background: var(--hf-hover); }
    [aria-pressed='true'] { background: var(--mat-sys-inverse-surface); color: var(--mat-sys-inverse-on-surface); }
    @media (max-width: 700px) { :host { width: 100%; } button { flex: 1; } }
    @media (forced-colors: active) { [aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; } }
  `,
})
export class Segmented<T> {
  readonly label = input.required<string>();
  readonly segments = input.required<readonly Segment<T>[]>();
  /** Null: none pressed yet. */
  readonly value = input.required<NoInfer<T> | null>();
  readonly valueChange = output<T>();
}
