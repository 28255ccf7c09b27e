import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RecommendationRow } from '@holdfast/contracts';
import { isOutstanding, isRecommendationLate } from '@holdfast/domain';
import { dueInWords, slipInWords } from '../actions/action-words';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { stateInWords } from './recommendation-words';

/** When a recommendation is due and how that sounds, and how far it has slipped; or when it ended. Late ones with a mark and in words. */
@Component({
  selector: 'hf-recommendation-due',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.late]': 'late()' },
  template: `
    <span class="when">@if (outstanding()) {@if (of().dueDate; as due) {@if (late()) {<hf-icon name="warning-filled" />}@if (worded()) {Due&ngsp;}{{ due | day }}@if (of().state !== 'claimed') {, {{ words() }}}} @else {<span class="none">No date</span>}} @else {{{ ended() }} {{ of().endedAt | day }}}</span>
    @if (slip(); as slip) { <span class="slip">{{ slip }}</span> }
  `,
  styles: `
    :host { display: inline-flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; font-variant-numeric: tabular-nums; --hf-icon: 14px; }
    .when { white-space: nowrap; }
    hf-icon { margin-right: 4px; vertical-align: -2px; }
    .none { color: var(--mat-sys-on-surface-variant); }
    .slip { font: var(--hf-caption); color: var(--hf-warn); white-space: nowrap; }
    :host(.late) .when { color: var(--mat-sys-error); font-weight: 500; }
  `,
})
export class RecommendationDue {
  readonly of = input.required<Pick<RecommendationRow, 'dueDate' | 'slipDays' | 'state' | 'response' | 'endedAt'>>();
  /** "Due 18 Jun, in 3 days", where no header says what the date is. */
  readonly worded = input(false);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #today = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly outstanding = computed(() => isOutstanding(this.of().state));
  protected readonly late = computed(() => isRecommendationLate(this.of(), this.#today()));
  protected readonly words = computed(() => dueInWords(this.of().dueDate ?? this.#today(), this.#today()));
  protected readonly slip = computed(() => slipInWords(this.of().slipDays));
  protected readonly ended = computed(() => stateInWords(this.of()));
}
