import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MovedRisk, StandingView } from '@holdfast/contracts';
import { compareReferences, type RiskChange } from '@holdfast/domain';
import { Standing } from '../../risks/standing';
import { Icon } from '../../shared/icons/icon';
import { List } from '../../shared/list/list';
import { A_TO_Z, type ListColumn, type Order } from '../../shared/list/list-order';
import { ListCells, ListItem } from '../../shared/list/list-rows';
import { Movement } from '../../shared/movement/movement';
import { Panel } from '../../shared/panel/panel';
import { besideInWords, CHANGE_MEANING, CHANGE_WORDS, movementOf } from './movement-words';

type Sort = 'reference' | 'title' | 'moved';

/** So many of those that are as they were are looked at unasked. */
const FIRST = 50;

const COLUMNS: readonly ListColumn<Sort>[] = [
  { sort: 'reference', label: 'Ref', ways: ['lowest first', 'highest first'] },
  { sort: 'title', label: 'Risk', className: 'title', ways: A_TO_Z },
  { sort: 'moved', label: 'Before, after', ways: ['most down first', 'most up first'], mostFirst: true },
];

/** One group of what moved: where each risk was and where it is. */
@Component({
  selector: 'hf-moved-list',
  imports: [Icon, List, ListCells, ListItem, Movement, Panel, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel [heading]="words[change()]" [count]="risks().length.toLocaleString('en-GB')" [pad]="false">
      <p class="meaning">{{ meaning[change()] }}</p>
      <hf-list [rows]="shown()" [columns]="columns" [sort]="sort()" [sortable]="risks().length > 1" [label]="words[change()]" (sorted)="sort.set($event)" (opened)="open($event)">
        <ng-template [hfCells]="shown()" let-row>
          <td><span class="hf-ref">{{ row.reference }}</span></td>
          <td class="title"><a [routerLink]="['/risks', row.id]">{{ row.title }}</a>@if (beside(row); as beside) { <span class="beside">{{ beside }}</span> }</td>
          <td class="ways"><span class="way">@if (before(row); as before) { <hf-standing [of]="before" /> }@if (before(row) && after(row)) { <hf-icon name="arrow-forward" /><span class="hf-hidden">becomes</span> }@if (after(row); as after) { <hf-standing [of]="after" /> }@if (movement(row); as movement) { <hf-movement [movement]="movement" /> }</span></td>
        </ng-template>
        <ng-template [hfItem]="shown()" let-row>
          <div class="first"><span class="hf-ref">{{ row.reference }}</span>@if (movement(row); as movement) { <span class="end"><hf-movement [movement]="movement" /></span> }</div>
          <div class="title"><a [routerLink]="['/risks', row.id]">{{ row.title }}</a></div>
          <div class="last"><span class="way">@if (before(row); as before) { <hf-standing [of]="before" /> }@if (before(row) && after(row)) { <hf-icon name="arrow-forward" /><span class="hf-hidden">becomes</span> }@if (after(row); as after) { <hf-standing [of]="after" /> }</span></div>
          @if (beside(row); as beside) { <p class="beside">{{ beside }}</p> }
        </ng-template>
      </hf-list>
      @if (risks().length > shown().length) { <div class="more hf-no-print"><button class="hf-btn" type="button" (click)="all.set(true)">Show all {{ risks().length.toLocaleString('en-GB') }}</button></div> }
    </hf-panel>
  `,
  styles: `
    :host { display: block; }
    .meaning { padding: 10px 16px 2px; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    .way { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; --hf-icon: 16px; }
    .ways .way { flex-wrap: nowrap; }
    .beside { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); white-space: pre-line; overflow-wrap: anywhere; }
    .more { padding: 12px 16px; border-top: 1px solid var(--mat-sys-outline-variant); text-align: center; }
  `,
})
export class MovedList {
  readonly change = input.required<RiskChange>();
  readonly risks = input.required<readonly MovedRisk[]>();
  readonly #router = inject(Router);
  protected readonly words = CHANGE_WORDS;
  protected readonly meaning = CHANGE_MEANING;
  protected readonly columns = COLUMNS;
  protected readonly sort = signal<Order<Sort>>('reference');
  protected readonly all = signal(false);
  protected readonly beside = besideInWords;
  protected readonly movement = movementOf;
  protected readonly shown = computed(() => {
    const [column, way] = [this.sort().replace('-', ''), this.sort().startsWith('-') ? -1 : 1];
    const by = column === 'title' ? (a: MovedRisk, b: MovedRisk) => a.title.localeCompare(b.title, 'en-GB') : column === 'moved' ? (a: MovedRisk, b: MovedRisk) => (a.levels ?? 0) - (b.levels ?? 0) : () => 0;
    const sorted = [...this.risks()].sort((a, b) => way * by(a, b) || (column === 'reference' ? way : 1) * compareReferences(a.reference, b.reference));
    return this.all() ? sorted : sorted.slice(0, FIRST);
  });

  /** Not told again where it is where it was. */
  protected before({ before, after }: MovedRisk): StandingView | null {
    return before && after && same(before, after) ? null : before;
  }

  protected after({ after }: MovedRisk): StandingView | null {
    return after;
  }

  protected open({ id }: MovedRisk): void {
    void this.#router.navigate(['/risks', id]);
  }

  /** Before printing: paper holds all of them. */
  showAll(): void {
    this.all.set(true);
  }
}

const same = (one: StandingView, other: StandingView): boolean =>
  one.matrixVersionId === other.matrixVersionId && one.likelihood === other.likelihood && one.impact === other.impact && one.level === other.level;
