import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Step } from '@holdfast/domain';

/** Severity without colour: one to four bars, a solid square with an exclamation mark, a dashed one for unscored. */
@Component({
  selector: 'hf-level-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 16 16" fill="currentColor" focusable="false">
      @switch (step()) {
        @case (0) {
          <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="2.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2.2" />
          <path d="M7.1 10.5h1.8v1.7H7.1zM5.5 6.2a2.5 2.5 0 1 1 3.9 2.1c-.4.3-.6.5-.6.9v.4H7.2v-.6c0-.9.4-1.4 1-1.8.4-.3.6-.5.6-.9a.8.8 0 0 0-1.6 0z" />
        }
        @case (5) {
          <path fill-rule="evenodd" d="M3.5 1h9A2.5 2.5 0 0 1 15 3.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 1 12.5v-9A2.5 2.5 0 0 1 3.5 1Zm3.6 2.8v5h1.8v-5Zm0 6.6v1.8h1.8v-1.8Z" />
        }
        @default {
          <rect x="1" y="10.5" width="2.75" height="4" rx=".8" />
          <rect x="4.75" y="7.5" width="2.75" height="7" rx=".8" [attr.opacity]="step() > 1 ? 1 : 0.28" />
          <rect x="8.5" y="4.5" width="2.75" height="10" rx=".8" [attr.opacity]="step() > 2 ? 1 : 0.28" />
          <rect x="12.25" y="1.5" width="2.75" height="13" rx=".8" [attr.opacity]="step() > 3 ? 1 : 0.28" />
        }
      }
    </svg>
  `,
  styles: `
    :host { display: inline-grid; flex: none; width: var(--hf-mark, 12px); height: var(--hf-mark, 12px); }
    svg { display: block; width: 100%; height: 100%; }
  `,
})
export class LevelMark {
  /** 0 is unscored. */
  readonly step = input.required<Step | 0>();
}
