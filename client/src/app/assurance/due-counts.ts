import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DueCounts, UnitDueView } from '@holdfast/contracts';
import { Icon } from '../shared/icons/icon';

const KINDS = [
  { key: 'reviews', one: 'review', several: 'reviews', list: '/risks', sort: 'nextReview' },
  { key: 'actions', one: 'action', several: 'actions', list: '/actions', sort: null },
  { key: 'recommendations', one: 'recommendation', several: 'recommendations', list: '/recommendations', sort: null },
] as const;

/** What is due in a unit and below: late ones with a mark, each leading to the list that it counts. */
@Component({
  selector: 'hf-due-counts',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (item of items(); track item.key) {
      <a class="hf-tap" [class.late]="item.late" [routerLink]="item.list" [queryParams]="item.query" [attr.aria-label]="item.words + ' in ' + unitName() + ' and below'">@if (item.late) {<hf-icon name="warning-filled" />}{{ item.words }}</a>
    } @empty { <span class="none">Nothing due</span> }
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; gap: 0 12px; font: var(--mat-sys-body-small); --hf-icon: 13px; }
    a { display: inline-flex; align-items: center; gap: 3px; color: var(--mat-sys-on-surface); font-variant-numeric: tabular-nums; }
    .late { color: var(--mat-sys-error); }
    .none { color: var(--mat-sys-on-surface-variant); }
  `,
})
export class DueCountsLine {
  readonly unitId = input.required<string>();
  readonly unitName = input.required<string>();
  readonly dues = input.required<UnitDueView | undefined>();

  protected readonly items = computed(() => {
    const dues = this.dues();
    return dues ? KINDS.flatMap(({ key, one, several, list, sort }) => (['overdue', 'soon'] as const).flatMap((due) => this.#itemOf(dues[key], due, { key, one, several, list, sort }))) : [];
  });

  #itemOf(counts: DueCounts, due: 'overdue' | 'soon', { key, one, several, list, sort }: { key: string; one: string; several: string; list: string; sort: string | null }) {
    const count = counts[due];
    if (count === 0) return [];
    const words = `${count.toLocaleString('en-GB')} ${count === 1 ? one : several} ${due === 'overdue' ? 'overdue' : 'due soon'}`;
    return [{ key: `${key}-${due}`, late: due === 'overdue', words, list, query: { unit: this.unitId(), due, ...(sort ? { sort } : {}) } }];
  }
}
