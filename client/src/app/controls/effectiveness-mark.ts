import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Effectiveness as Word } from '@holdfast/domain';
import { EFFECTIVENESS_WORDS } from './control-words';

/** What is claimed of a control: a disc that is full, half full, empty and struck, or dashed where nobody knows; and the word. */
@Component({
  selector: 'hf-effectiveness',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5">
      @switch (of()) {
        @case ('effective') { <circle cx="8" cy="8" r="6.25" fill="currentColor" /> }
        @case ('partial') { <circle cx="8" cy="8" r="6.25" /><path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" stroke="none" /> }
        @case ('ineffective') { <circle cx="8" cy="8" r="6.25" /><path d="m3.6 12.4 8.8-8.8" /> }
        @case ('not-assessed') { <circle cx="8" cy="8" r="6.25" stroke-dasharray="2.6 2.3" /> }
      }
    </svg>
    <span>{{ word() }}</span>
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 6px; min-height: 22px; font: var(--mat-sys-label-medium); white-space: nowrap; }
    svg { width: 14px; height: 14px; flex: none; }
    /* The word, not the mark, stands on the line. */
    span { align-self: baseline; }
  `,
})
export class EffectivenessMark {
  readonly of = input.required<Word>();
  protected readonly word = computed(() => EFFECTIVENESS_WORDS[this.of()]);
}
