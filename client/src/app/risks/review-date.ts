import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { dueState } from '@holdfast/domain';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';

/** The day by which a risk is to be reviewed; late ones with a mark and in words. */
@Component({
  selector: 'hf-review-date',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.late]': 'late()' },
  template: `
    @if (next(); as next) {
      @if (worded()) {
        {{ late() ? 'Review was due' : 'Review by' }} {{ next | day }}
      } @else {
        @if (late()) { <hf-icon name="warning-filled" /><span class="hf-hidden">Overdue since </span> }{{ next | day }}
      }
    } @else {
      <span class="hf-soft">No date</span>
    }
  `,
  styles: `
    :host { position: relative; white-space: nowrap; font-variant-numeric: tabular-nums; --hf-icon: 14px; }
    :host(.late) { color: var(--mat-sys-error); font-weight: 500; }
    hf-icon { margin-right: 4px; vertical-align: -2px; }
  `,
})
export class ReviewDate {
  readonly next = input.required<string | null>();
  /** "Review by 18 Jun", where no header says what the date is. */
  readonly worded = input(false);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly late = computed(() => dueState(this.next(), this.#past.today(this.#session.organisation()?.timeZone)).state === 'overdue');
}
