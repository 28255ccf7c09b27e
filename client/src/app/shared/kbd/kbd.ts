import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A key or keys as they are printed: "Ctrl K". Shown only, unless `spoken`. */
@Component({
  selector: 'hf-kbd',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.aria-hidden]': 'spoken() ? null : true' },
  template: `<kbd><ng-content /></kbd>`,
  styles: `
    kbd { display: inline-block; font: 500 0.75rem/1rem var(--hf-font); border: 1px solid var(--kbd-line, var(--mat-sys-outline-variant)); background: var(--kbd-back, var(--mat-sys-surface-container)); border-radius: 4px; padding: 0 5px; color: var(--kbd-ink, var(--mat-sys-on-surface-variant)); white-space: nowrap; }
    @media (max-width: 700px), print { :host { display: none; } }
    :host([aria-hidden='true']) { pointer-events: none; }
  `,
})
export class Kbd {
  readonly spoken = input(false);
}
