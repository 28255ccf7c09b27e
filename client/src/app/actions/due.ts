import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ActionRow } from '@holdfast/contracts';
import { dueState, isUnended } from '@holdfast/domain';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { ACTION_STATUS_WORDS, dueInWords, slipInWords } from './action-words';

/** When an action is due and how that sounds today, and how far it has slipped; or when it ended. Late ones with a mark and in words. */
@Component({
  selector: 'hf-due',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.late]': 'late()' },
  template: `
    <span class="when">@if (unended()) {@if (late()) {<hf-icon name="warning-filled" />}@if (worded()) {Due&ngsp;}{{ of().dueDate | day }}, {{ words() }}} @else {{{ status[of().status] }} {{ of().endedAt | day }}}</span>
    @if (slip(); as slip) { <span class="slip">{{ slip }}</span> }
  `,
  styles: `
    :host { display: inline-flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; font-variant-numeric: tabular-nums; --hf-icon: 14px; }
    .when { white-space: nowrap; }
    hf-icon { margin-right: 4px; vertical-align: -2px; }
    .slip { font: var(--hf-caption); color: var(--hf-warn); white-space: nowrap; }
    :host(.late) .when { color: var(--mat-sys-error); font-weight: 500; }
  `,
})
export class DueDate {
  readonly of = input.required<Pick<ActionRow, 'dueDate' | 'slipDays' | 'status' | 'endedAt'>>();
  /** "Due 18 Jun, in 3 days", where no header says what the date is. */
  readonly worded = input(false);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #today = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly status = ACTION_STATUS_WORDS;
  protected readonly unended = computed(() => isUnended(this.of().status));
  protected readonly late = computed(() => this.unended() && dueState(this.of().dueDate, this.#today()).state === 'overdue');
  protected readonly words = computed(() => dueInWords(this.of().dueDate, this.#today()));
  protected readonly slip = computed(() => slipInWords(this.of().slipDays));
}
