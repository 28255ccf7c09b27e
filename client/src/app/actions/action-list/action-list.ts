import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ActionRow } from '@holdfast/contracts';
import { isUnended } from '@holdfast/domain';
import { List } from '../../shared/list/list';
import { A_TO_Z, EARLIEST_FIRST, LEAST_FIRST, type ListColumn } from '../../shared/list/list-order';
import { ListCells, ListItem } from '../../shared/list/list-rows';
import type { Sort, SortColumn } from '../action-filters';
import { ACTION_STATUS_WORDS, PRIORITY_WORDS } from '../action-words';
import { DueDate } from '../due';
import { ProgressBar } from '../progress-bar';

/** What slipped most and what is furthest come first. */
const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Ref', ways: ['lowest first', 'highest first'] },
  { sort: 'title', label: 'Action', className: 'title', ways: A_TO_Z },
  { sort: 'status', label: 'Status', ways: ['open first', 'cancelled first'], below: { sort: 'progress', label: 'Progress', ways: ['least first', 'furthest first'], mostFirst: true } },
  { sort: 'priority', label: 'Priority', ways: ['highest first', 'lowest first'] },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z },
  { sort: 'due', label: 'Due', className: 'right', ways: EARLIEST_FIRST, below: { sort: 'slip', label: 'Slip', ways: LEAST_FIRST, mostFirst: true } },
];

/** Actions, by whom and by when. */
@Component({
  selector: 'hf-action-list',
  imports: [DueDate, List, ListCells, ListItem, NgTemplateOutlet, ProgressBar, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './action-list.html',
  styleUrl: './action-list.scss',
})
export class ActionList {
  readonly rows = input.required<readonly ActionRow[]>();
  readonly sort = input<Sort>('due');
  /** In an order of its own that cannot be changed. */
  readonly sortable = input(true);
  /** Which risks each serves; left out on the page of one of them. */
  readonly withRisks = input(true);
  readonly label = input('Actions');
  /** Another order is on its way. */
  readonly busy = input(false);
  readonly sorted = output<Sort>();

  readonly #router = inject(Router);
  protected readonly columns = COLUMNS;
  protected readonly statusWords = ACTION_STATUS_WORDS;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly isUnended = isUnended;

  protected open({ id }: ActionRow): void {
    void this.#router.navigate(['/actions', id]);
  }
}
