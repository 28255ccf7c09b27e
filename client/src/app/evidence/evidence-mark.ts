import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RiskEvidenceState } from '@holdfast/domain';
import { evidenceInWords } from './evidence-words';

/** Where evidence stands: a disc with a tick, an octagon with a cross, a broken clock, a dashed ring; and the words, at least read aloud. */
@Component({
  selector: 'hf-evidence-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'state()' },
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
      @switch (state()) {
        @case ('passed') { <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" /><path class="on" d="m4.8 8.2 2.2 2.2 4.2-4.6" /> }
        @case ('failed') { <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" stroke="none" /><path class="on" d="m5.5 5.5 5 5m0-5-5 5" /> }
        @case ('stale') { <path d="M3.2 3.6A6.3 6.3 0 1 0 8 1.7" /><path d="M8 4.6V8l2.3 1.6" /><path d="M4.9 2.4 3.1 3.6l-.2-2.1" /> }
        @case ('none') { <circle cx="8" cy="8" r="6.25" stroke-dasharray="2.6 2.3" stroke-linecap="butt" /><path d="M5.6 8h4.8" /> }
        @case ('nothing-to-prove') { <path d="M4 8h8" /> }
      }
    </svg>
    <span [class.hf-hidden]="markOnly()">{{ text() }}</span>
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 6px; min-height: 22px; font: var(--mat-sys-body-small); --hf-on: var(--mat-sys-surface); }
    svg { width: 14px; height: 14px; flex: none; }
    .on { stroke: var(--hf-on); stroke-width: 1.75; }
    :host(.passed) { color: var(--hf-good); }
    :host(.failed) { color: var(--mat-sys-error); }
    :host(.stale) { color: var(--hf-warn); }
    :host(.none), :host(.nothing-to-prove) { color: var(--mat-sys-on-surface-variant); }
  `,
})
export class EvidenceMark {
  readonly state = input.required<RiskEvidenceState>();
  /** Failed on, or stale since; a day. */
  readonly since = input<string | null>(null);
  /** Instead of the usual words. */
  readonly words = input('');
  /** The mark alone is seen; the words are read aloud. */
  readonly markOnly = input(false);
  protected readonly text = computed(() => this.words() || evidenceInWords(this.state(), this.since()));
}
