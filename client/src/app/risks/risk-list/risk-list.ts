import { ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskRow } from '@holdfast/contracts';
import type { AssessmentKind } from '@holdfast/domain';
import { Icon } from '../../shared/icons/icon';
import { Movement } from '../../shared/movement/movement';
import { ReviewDate } from '../review-date';
import { columnOf, sortedBy, type Sort, type SortColumn } from '../risk-filters';
import { Standing } from '../standing';
import { orderChoices } from './order-words';
import { KIND_WORDS, STATUS_WORDS } from '../words';

/** Narrower than this, a row of seven columns cannot be read: each risk is an item of a list. */
const TABLE_FROM = 560;
/** In between, the cell goes under its level, so that the title keeps its room. */
const ROOMY_FROM = 700;

interface Column {
  readonly sort: SortColumn;
  readonly label: string;
  readonly className: string;
  /** Stands under it in the same cell. */
  readonly below?: Column;
}

/** Risks as a table, or as a list where there is little room. The whole row opens a look at the risk; its title is the link. */
@Component({
  selector: 'hf-risk-list',
  imports: [Icon, Movement, ReviewDate, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.tight]': 'width() < roomy', '[class.busy]': 'busy()' },
  templateUrl: './risk-list.html',
  styleUrl: './risk-list.scss',
})
export class RiskList {
  readonly rows = input.required<readonly RiskRow[]>();
  /** The kind of assessment in the column of levels. */
  readonly kind = input<AssessmentKind>('residual');
  readonly sort = input<Sort>('-residual');
  /** Names the table. */
  readonly label = input('Risks');
  /** Several registers: each reference with the name of its own. */
  readonly withRegister = input(false);
  /** All are open, so it is not said of each. */
  readonly withStatus = input(false);
  /** Beside each level. Left out where all stand in one cell. */
  readonly withPosition = input(true);
  /** All have the same one: the reader. */
  readonly withOwner = input(true);
  /** In an order of its own that cannot be changed. */
  readonly sortable = input(true);
  /** Another order is on its way. */
  readonly busy = input(false);
  /** The risk that is looked at beside the list. */
  readonly looked = input<string | null>(null);
  readonly sorted = output<Sort>();
  readonly look = output<RiskRow>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly width = signal(1000);
  protected readonly roomy = ROOMY_FROM;
  protected readonly asList = computed(() => this.width() < TABLE_FROM);
  protected readonly statusWords = STATUS_WORDS;
  /** Movement is the residual's: beside another kind it has to say so. */
  protected readonly ofResidual = computed(() => (this.kind() === 'residual' ? '' : KIND_WORDS.residual));
  protected readonly columns = computed<Column[]>(() => [
    { sort: 'reference', label: 'Ref', className: '' },
    { sort: 'title', label: 'Risk', className: 'title', below: this.withRegister() ? { sort: 'register', label: 'Register', className: '' } : undefined },
    ...(this.withStatus() ? [{ sort: 'status', label: 'Status', className: '' } as const] : []),
    { sort: this.kind(), label: KIND_WORDS[this.kind()], className: '' },
    ...(this.kind() === 'target' ? [] : [{ sort: 'target', label: 'Target', className: 'target' } as const]),
    { sort: 'moved', label: this.ofResidual() ? 'Residual moved' : 'Moved', className: '' },
    ...(this.withOwner() ? [{ sort: 'owner', label: 'Owner', className: 'owner' } as const] : []),
    { sort: 'nextReview', label: 'Next review', className: 'right' },
  ]);

  protected readonly orders = computed(() => orderChoices(this.columns().flatMap((column) => (column.below ? [column, column.below] : [column]))));

  constructor() {
    const observer = new ResizeObserver(([entry]) => this.width.set(entry?.contentRect.width ?? 1000));
    observer.observe(this.#host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected order(column: Column): 'ascending' | 'descending' | null {
    if (!this.sortable() || columnOf(this.sort()) !== column.sort) return null;
    return this.sort().startsWith('-') ? 'descending' : 'ascending';
  }

  protected sortBy(column: Column): void {
    this.sorted.emit(sortedBy(column.sort, this.sort()));
  }

  protected orderBy(event: Event): void {
    this.sorted.emit((event.target as HTMLSelectElement).value as Sort);
  }

  /** Anywhere in the row but on its link, its buttons, or text that is being marked. */
  protected onRow(event: MouseEvent, row: RiskRow): void {
    const within = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (within || getSelection()?.isCollapsed === false) return;
    this.look.emit(row);
  }

  /** The link of the title of a row, for J and K. */
  focus(id: string): void {
    this.#host.querySelector<HTMLElement>(`[data-risk="${id}"] .title a`)?.focus();
  }
}
