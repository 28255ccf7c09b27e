import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, inject, Injector, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeView } from '@holdfast/contracts';
import { NOTICE_KINDS, NOTICE_WORDS } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { Shortcuts } from '../shell/shortcuts';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import { Kbd } from '../shared/kbd/kbd';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { countInWords, ListBody } from '../shared/list/list-body';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { NoticeClient } from './notice-client';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type NoticeView as View } from './notice-filters';
import { NoticeList } from './notice-list';
import { noticeRows } from './notice-rows';
import { UnreadNotices } from './unread-notices';

/** What this person is told of, worked out as they read it. It is about today, whatever day is looked at elsewhere. */
@Component({
  selector: 'hf-notices-page',
  imports: [ChoiceList, EmptyState, ErrorNotice, FilterPopover, Kbd, ListBody, ListFilterBar, NoticeList, PageHead, Panel, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notices-page.html',
  styleUrl: './notices-page.scss',
})
export class NoticesPage {
  readonly #session = inject(Session);
  readonly #client = inject(NoticeClient);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #injector = inject(Injector);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  private readonly table = viewChild(NoticeList);
  protected readonly unread = inject(UnreadNotices);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  protected readonly list = noticeRows(() => listQuery(this.filters()), () => this.filters().view);
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly failure = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly count = computed(() => countInWords(this.list, 'notice'));
  protected readonly views = computed(() => [
    { value: 'unread' as const, label: this.unread.count() ? `Unread (${this.unread.count()})` : 'Unread' },
    { value: 'all' as const, label: 'All' },
  ]);
  protected readonly kinds = computed<readonly Choice[]>(() => {
    const totals = new Map(this.unread.kinds().map(({ kind, total }) => [kind, total]));
    return NOTICE_KINDS.map((id) => ({ id, label: NOTICE_WORDS[id], hint: String(totals.get(id) ?? 0) }));
  });
  protected readonly chips = computed<readonly FilterChip[]>(() => [
    ...(this.filters().overdue ? [{ key: 'overdue', label: 'Overdue' }] : []),
    ...this.filters().kind.map((kind) => ({ key: kind, label: NOTICE_WORDS[kind] })),
  ]);
  protected readonly printed = computed(() => printedAt('Notices', this.#session.organisation()));
  protected readonly lateness: readonly Choice[] = [{ id: 'overdue', label: 'Overdue' }];

  constructor() {
    // What has become due meanwhile shows in the number beside the list too.
    let first = true;
    effect(() => {
      if (!this.list.rows()) return;
      if (first) this.unread.reload();
      first = false;
    });
    inject(Shortcuts).add([
      { keys: 'j', label: 'Next notice', run: () => this.#step(1) },
      { keys: 'k', label: 'Previous notice', run: () => this.#step(-1) },
      { keys: 'm', label: 'Mark as read, or unread again', run: () => this.#turnHere() },
      { keys: 'a', label: 'Mark all as read', run: () => void this.markAll() },
    ]);
  }

  protected show(view: View): void {
    this.change({ view });
  }

  protected widen(): void {
    this.change({ ...NO_FILTERS, view: this.filters().view });
  }

  protected remove({ key }: FilterChip): void {
    this.change(key === 'overdue' ? { overdue: false } : { kind: this.filters().kind.filter((one) => one !== key) });
  }

  protected choose(kinds: readonly string[]): void {
    this.change({ kind: NOTICE_KINDS.filter((kind) => kinds.includes(kind)) });
  }

  /** Whoever opens what a notice is about has read it. That it could not be said keeps nobody from going there. */
  protected follow(notice: NoticeView): void {
    if (!notice.read) this.#client.mark([notice.id], true).then((counted) => this.unread.heard(counted), () => undefined);
  }

  protected async turn(notice: NoticeView): Promise<void> {
    const rows = this.list.rows() ?? [];
    const at = rows.findIndex(({ id }) => id === notice.id);
    // Where the list keeps it, the focus stays; where it goes, the next one takes the focus over.
    const next = this.filters().view === 'all' ? notice : (rows[at + 1] ?? rows[at - 1]);
    const done = await this.#act(() => this.#client.mark([notice.id], !notice.read), notice.read ? 'Marked as unread' : 'Marked as read');
    if (done && next) this.#focusOnceThere(next.id, notice.id);
  }

  protected async markAll(): Promise<void> {
    const until = this.list.until();
    if (until !== null && this.unread.count() > 0) await this.#act(() => this.#client.markAll(until), 'All marked as read');
  }

  async #act(what: () => ReturnType<NoticeClient['markAll']>, said: string): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.unread.heard(await what());
      this.list.reload();
      void this.#announcer.announce(said);
      return true;
    } catch (error) {
      this.failure.set(asProblem(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** The list is on its way: it is looked at until it is the one without, or with, what was turned. */
  #focusOnceThere(id: string, turned: string): void {
    const waiting = effect(
      () => {
        const rows = this.list.rows();
        if (this.list.loading() || (id !== turned && rows?.some((row) => row.id === turned))) return;
        waiting.destroy();
        afterNextRender(() => this.table()?.focus(id), { injector: this.#injector });
      },
      { injector: this.#injector },
    );
  }

  #here(): number {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    return (this.list.rows() ?? []).findIndex(({ id }) => id === row);
  }

  #step(by: 1 | -1): void {
    const rows = this.list.rows() ?? [];
    const next = rows[Math.min(Math.max(this.#here() + by, 0), rows.length - 1)];
    if (next) this.table()?.focus(next.id);
  }

  #turnHere(): void {
    const notice = this.list.rows()?.[this.#here()];
    if (notice) void this.turn(notice);
  }
}
