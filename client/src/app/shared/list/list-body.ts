import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PageRows } from '../../http/page-rows';
import { EmptyState } from '../empty-state/empty-state';
import { ErrorNotice } from '../error-notice/error-notice';
import { LoadingShape } from '../loading-shape/loading-shape';

/**
 * Around the list of a page: what is shown while it loads, when it fails, when there are more rows than are here, and when there
 * are none: because of the filters, or (`[empty]` inside, saying what to do) at all.
 */
@Component({
  selector: 'hf-list-body',
  imports: [EmptyState, ErrorNotice, LoadingShape],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (of().failure(); as failure) {
      <div class="pad"><hf-error-notice what="The list could not be loaded." [error]="failure" (again)="of().reload()">@if (failure.status === 422) { <button type="button" (click)="widen.emit()">Clear the filters</button> }</hf-error-notice></div>
    }
    @if (of().rows(); as rows) {
      @if (rows.length) {
        <ng-content />
      } @else if (narrowed()) {
        <hf-empty-state icon="filter-list" [heading]="'No ' + thing() + ' matches these filters'" [why]="whyNone()"><button class="hf-btn" type="button" (click)="widen.emit()">Clear the filters</button></hf-empty-state>
      } @else {
        <ng-content select="[empty]" />
      }
      @if (of().failureOfMore(); as failure) { <div class="pad"><hf-error-notice what="The next ones could not be loaded." [error]="failure" (again)="of().showMore()" /></div> }
      @if (of().more()) {
        <div class="more hf-no-print"><button class="hf-btn" type="button" [attr.aria-disabled]="of().loadingMore()" (click)="of().showMore()">{{ of().loadingMore() ? 'Loading' : 'Show the next 50' }}</button></div>
        <p class="hf-print-only pad">The first {{ shown() }} are printed here.</p>
      }
    } @else if (!of().failure()) {
      <hf-loading-shape shape="rows" [lines]="8" [label]="'Loading each ' + thing()" />
    }
  `,
  styles: `
    :host { display: block; }
    .pad { padding: 16px; }
    .more { display: flex; justify-content: center; padding: 12px 16px; border-top: 1px solid var(--mat-sys-outline-variant); }
  `,
})
export class ListBody {
  readonly of = input.required<PageRows<unknown>>();
  /** One of what is listed: "action". */
  readonly thing = input.required<string>();
  /** Whether filters hide anything. */
  readonly narrowed = input(false);
  /** Under "No action matches these filters". */
  readonly whyNone = input('Take a filter away to see more.');
  readonly widen = output<void>();
  protected readonly shown = computed(() => (this.of().rows()?.length ?? 0).toLocaleString('en-GB'));
}

/** "11 actions", or that there are too many to count. Empty until the list is here. */
export function countInWords(list: PageRows<unknown>, one: string, several = `${one}s`): string {
  const total = list.total();
  if (!list.rows()) return '';
  return total === null ? `More than 10,000 ${several}` : `${total.toLocaleString('en-GB')} ${total === 1 ? one : several}`;
}
