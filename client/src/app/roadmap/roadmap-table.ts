import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoadmapRow } from '@holdfast/contracts';
import { financialYearLabel, financialYearOf, yearsOfReplacements } from '@holdfast/domain';
import { ACTION_STATUS_WORDS, yearsInWords } from '../actions/action-words';
import { DueDate } from '../actions/due';
import { ProgressBar } from '../actions/progress-bar';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { ScrollCue } from '../shared/scroll-cue/scroll-cue';
import { SortHeader } from '../shared/sort-header/sort-header';
import type { Order } from '../shared/list/list-order';
import type { SortColumn } from './roadmap-filters';
import { isReplacedIn } from './shown-rows';

/** A row for each system and a column for each financial year; on a phone, the years in words. */
@Component({
  selector: 'hf-roadmap-table',
  imports: [DueDate, ProgressBar, RouterLink, ScrollCue, SortHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './roadmap-table.html',
  styleUrl: './roadmap-table.scss',
})
export class RoadmapTable {
  readonly rows = input.required<readonly RoadmapRow[]>();
  readonly sort = input.required<Order<SortColumn>>();
  readonly sorted = output<Order<SortColumn>>();

  readonly #past = inject(Past);
  readonly #session = inject(Session);
  readonly #thisYear = computed(() => financialYearOf(this.#past.today(this.#session.organisation()?.timeZone)));
  protected readonly years = computed(() =>
    yearsOfReplacements(this.rows().map(({ replacement }) => replacement)).map((year) => ({ year, label: financialYearLabel(year), now: year === this.#thisYear() })),
  );
  protected readonly statusWords = ACTION_STATUS_WORDS;
  protected readonly inWords = yearsInWords;
  protected readonly isReplacedIn = isReplacedIn;
  protected readonly orders: readonly { readonly order: Order<SortColumn>; readonly label: string }[] = [
    { order: 'years', label: 'Years, earliest first' }, { order: '-years', label: 'Years, latest first' }, { order: 'system', label: 'System, A to Z' }, { order: 'due', label: 'Due, earliest first' }, { order: 'owner', label: 'Owner, A to Z' },
    { order: 'status', label: 'Status, open first' },
  ];

  /** The order of its own is by years: a header that lets go leads back to it. */
  protected order(order: string): void {
    this.sorted.emit((order || 'years') as Order<SortColumn>);
  }

  protected choose(event: Event): void {
    this.order((event.target as HTMLSelectElement).value);
  }
}
