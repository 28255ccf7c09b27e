import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PartnershipRow } from '@holdfast/contracts';
import { dueState } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';

/** When a partnership is reviewed next and how that sounds; late ones with a mark and in words. */
@Component({
  selector: 'hf-partnership-review',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.late]': 'late()' },
  template: `@if (of().nextReview; as day) {@if (late()) {<hf-icon name="warning-filled" />}@if (worded()) {Review by&ngsp;}{{ day | day }}, {{ words() }}} @else { Ended }`,
  styles: `
    :host { white-space: nowrap; font-variant-numeric: tabular-nums; --hf-icon: 14px; }
    :host(.late) { color: var(--mat-sys-error); font-weight: 500; }
    hf-icon { margin-right: 4px; vertical-align: -2px; }
  `,
})
export class NextPartnershipReview {
  readonly of = input.required<Pick<PartnershipRow, 'nextReview'>>();
  /** "Review by 18 Jun", where no header says what the date is. */
  readonly worded = input(false);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #today = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly late = computed(() => dueState(this.of().nextReview, this.#today()).state === 'overdue');
  protected readonly words = computed(() => dueInWords(this.of().nextReview ?? this.#today(), this.#today()));
}
