import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ActionRow } from '@holdfast/contracts';
import { isUnended } from '@holdfast/domain';
import { Icon } from '../../shared/icons/icon';
import { columnOf, sortedBy, type Sort, type SortColumn } from '../action-filters';
import { ACTION_STATUS_WORDS, PRIORITY_WORDS } from '../action-words';
import { DueDate } from '../due';
import { ProgressBar } from '../progress-bar';

/** Narrower than this, a row cannot be read: each action is an item of a list. */
const TABLE_FROM = 640;

interface Column {
  readonly sort: SortColumn;
  readonly label: string;
  readonly className: string;
}

const REFERENCE: Column = { sort: 'reference', label: 'Ref', className: '' };
const TITLE: Column = { sort: 'title', label: 'Action', className: 'title' };
const STATUS: Column = { sort: 'status', label: 'Status', className: '' };
const PROGRESS: Column = { sort: 'progress', label: 'Progress', className: '' };
const PRIORITY: Column = { sort: 'priority', label: 'Priority', className: '' };
const OWNER: Column = { sort: 'owner', label: 'Owner', className: 'owner' };
const DUE: Column = { sort: 'due', label: 'Due', className: 'right' };
const SLIP: Column = { sort: 'slip', label: 'Slip', className: 'right' };

/** Actions as a table, or as a list where there is little room. The whole row opens the action; its title is the link. */
@Component({
  selector: 'hf-action-list',
  imports: [DueDate, Icon, NgTemplateOutlet, ProgressBar, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.busy]': 'busy()' },
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

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #router = inject(Router);
  readonly #width = signal(1000);
  protected readonly asList = computed(() => this.#width() < TABLE_FROM);
  protected readonly statusWords = ACTION_STATUS_WORDS;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly isUnended = isUnended;
  protected readonly columns: readonly Column[] = [REFERENCE, TITLE, STATUS, PRIORITY, OWNER, DUE];
  /** Two columns hold two things each: both can be sorted by. */
  protected readonly orders = computed(() => [DUE, SLIP, PRIORITY, PROGRESS, OWNER, TITLE, REFERENCE, STATUS].flatMap(({ sort, label }) => [{ sort, label: `${label}, ${WAYS[sort][0]}` }, { sort: `-${sort}` as Sort, label: `${label}, ${WAYS[sort][1]}` }]));
  protected readonly slip = SLIP;
  protected readonly progress = PROGRESS;

  constructor() {
    const observer = new ResizeObserver(([entry]) => this.#width.set(entry?.contentRect.width ?? 1000));
    observer.observe(this.#host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected order(column: Column): 'ascending' | 'descending' | null {
    if (!this.sortable() || columnOf(this.sort()) !== column.sort) return null;
    return this.sort().startsWith('-') ? 'descending' : 'ascending';
  }

  /** A header with two ways to sort says which of them holds. */
  protected orderOf(column: Column): 'ascending' | 'descending' | null {
    const second = column === DUE ? SLIP : column === STATUS ? PROGRESS : null;
    return this.order(column) ?? (second && this.order(second));
  }

  protected sortBy(column: Column): void {
    this.sorted.emit(sortedBy(column.sort, this.sort()));
  }

  protected orderBy(event: Event): void {
    this.sorted.emit((event.target as HTMLSelectElement).value as Sort);
  }

  /** Anywhere in the row but on its links, or text that is being marked. */
  protected onRow(event: MouseEvent, row: ActionRow): void {
    const within = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (within || getSelection()?.isCollapsed === false) return;
    void this.#router.navigate(['/actions', row.id]);
  }
}

const WAYS: Readonly<Record<SortColumn, readonly [up: string, down: string]>> = {
  due: ['earliest first', 'latest first'],
  slip: ['least first', 'most first'],
  priority: ['highest first', 'lowest first'],
  progress: ['least first', 'furthest first'],
  owner: ['A to Z', 'Z to A'],
  title: ['A to Z', 'Z to A'],
  reference: ['lowest first', 'highest first'],
  status: ['open first', 'cancelled first'],
};
