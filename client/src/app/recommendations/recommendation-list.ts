import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RecommendationRow } from '@holdfast/contracts';
import { List } from '../shared/list/list';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { RecommendationDue } from './recommendation-due';
import type { Sort, SortColumn } from './recommendation-filters';
import { PRIORITY_WORDS, SOURCE_WORDS, stateInWords } from './recommendation-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'reference', label: 'Ref', ways: ['lowest first', 'highest first'] },
  { sort: 'title', label: 'Recommendation', className: 'title', ways: A_TO_Z, below: { sort: 'source', label: 'Source', ways: ['internal audit first', 'other first'] } },
  { sort: 'priority', label: 'Priority', ways: ['critical first', 'low first'] },
  { sort: 'state', label: 'State', className: 'wraps', ways: ['unanswered first', 'ended first'] },
  { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z, below: { sort: 'unit', label: 'Unit', ways: A_TO_Z } },
  { sort: 'due', label: 'Due', className: 'right', ways: EARLIEST_FIRST },
];

/** What auditors recommend: where it stands, who answers for it, and by when. */
@Component({
  selector: 'hf-recommendation-list',
  imports: [List, ListCells, ListItem, RecommendationDue, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list [rows]="rows()" [columns]="columns" [sort]="sort()" [sortable]="sortable()" [label]="label()" [busy]="busy()" [tableFrom]="720" (sorted)="sorted.emit($event)" (opened)="open($event)">
      <ng-template [hfCells]="rows()" let-row>
        <td><span class="hf-ref">{{ row.reference }}</span></td>
        <td class="title"><a [routerLink]="['/recommendations', row.id]">{{ row.title }}</a><span class="under">{{ sourceWords[row.source] }}, {{ row.reportTitle }}{{ row.reportReference ? ', ' + row.reportReference : '' }}</span></td>
        <td [class.critical]="row.priority === 'critical'">{{ priorityWords[row.priority] }}</td>
        <td class="wraps">{{ stateInWords(row) }}</td>
        <td class="wraps">{{ row.owner.jobTitle }}<span class="under">{{ row.unitName }}</span></td>
        <td class="right"><hf-recommendation-due [of]="row" /></td>
      </ng-template>
      <ng-template [hfItem]="rows()" let-row>
        <div class="first"><span class="hf-ref">{{ row.reference }}</span><span class="end" [class.critical]="row.priority === 'critical'">{{ priorityWords[row.priority] }}<span class="hf-hidden"> priority</span></span></div>
        <div class="title"><a [routerLink]="['/recommendations', row.id]">{{ row.title }}</a></div>
        <div class="last"><span>{{ stateInWords(row) }}</span><hf-recommendation-due [of]="row" [worded]="true" /></div>
        <p class="under">{{ row.owner.jobTitle }}, {{ row.unitName }}. {{ sourceWords[row.source] }}, {{ row.reportTitle }}</p>
      </ng-template>
    </hf-list>
  `,
  styles: `
    :host { display: block; }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    .critical { font-weight: 600; }
    td hf-recommendation-due { justify-content: flex-end; }
  `,
})
export class RecommendationList {
  readonly rows = input.required<readonly RecommendationRow[]>();
  readonly sort = input<Sort>('due');
  /** In an order of its own that cannot be changed. */
  readonly sortable = input(true);
  readonly label = input('Recommendations');
  /** Another order is on its way. */
  readonly busy = input(false);
  readonly sorted = output<Sort>();

  readonly #router = inject(Router);
  protected readonly columns = COLUMNS;
  protected readonly priorityWords = PRIORITY_WORDS;
  protected readonly sourceWords = SOURCE_WORDS;
  protected readonly stateInWords = stateInWords;

  protected open({ id }: RecommendationRow): void {
    void this.#router.navigate(['/recommendations', id]);
  }
}
