import { ChangeDetectionStrategy, Component, computed, inject, input, output, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { NoticeView } from '@holdfast/contracts';
import { daysBetween, NOTICE_KINDS, NOTICE_WORDS, NOTICES_WITH_LAST_DAY, ONE_NOTICE_WORDS, type NoticeKind } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { List } from '../shared/list/list';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import type { Sort, SortColumn } from './notice-filters';

const firstOf = (kind: NoticeKind): string => `${NOTICE_WORDS[kind].toLowerCase()} first`;

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'kind', label: 'About', className: 'wraps', ways: [firstOf(NOTICE_KINDS[0]), firstOf(NOTICE_KINDS[NOTICE_KINDS.length - 1]!)] },
  { sort: 'title', label: 'Title', className: 'title', ways: A_TO_Z },
  {
    sort: 'urgency', label: 'Urgency', className: 'right', ways: ['most urgent first', 'least urgent first'],
    below: { sort: 'day', label: 'Day', ways: EARLIEST_FIRST },
  },
];

/** Notices as a table or a list. What is unread is in bold, with a mark, and says so aloud. */
@Component({
  selector: 'hf-notice-list',
  imports: [DayPipe, Icon, List, ListCells, ListItem, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notice-list.html',
  styleUrl: './notice-list.scss',
})
export class NoticeList {
  readonly rows = input.required<readonly NoticeView[]>();
  readonly sort = input<Sort>('urgency');
  readonly busy = input(false);
  readonly sorted = output<Sort>();
  /** Its page is gone to. */
  readonly followed = output<NoticeView>();
  /** It is to be read, or unread again. */
  readonly turned = output<NoticeView>();

  readonly #router = inject(Router);
  readonly #session = inject(Session);
  private readonly list = viewChild.required<List<NoticeView, SortColumn>>(List);
  readonly #today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly columns = COLUMNS;
  protected readonly kinds = ONE_NOTICE_WORDS;
  protected readonly rowClass = ({ read }: NoticeView): string => (read ? '' : 'unread');

  /** "12 days late"; empty for what has no date by which it is due. */
  protected due({ dueOn, kind }: NoticeView): string {
    if (!dueOn) return '';
    if (NOTICES_WITH_LAST_DAY.includes(kind)) return daysBetween(this.#today(), dueOn) < 0 ? 'was the last day' : 'is the last day';
    return dueInWords(dueOn, this.#today());
  }

  protected open(notice: NoticeView): void {
    this.followed.emit(notice);
    void this.#router.navigateByUrl(notice.path);
  }

  focus(id: string): void {
    this.list().focus(id);
  }
}
