import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionView } from '@holdfast/contracts';
import { COST_KIND_WORDS, moneyInWords } from '../action-words';
import { costTable, totalInWords } from '../cost-table';

/** What an action costs and saves, by financial year. */
@Component({
  selector: 'hf-action-costs',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (table().rows.length) {
      <div class="hf-scroll" tabindex="0" role="region" aria-label="Costs and savings by financial year">
        <table class="hf-table">
          <thead><tr><th scope="col">Financial year</th>@for (kind of table().kinds; track kind) { <th scope="col" class="right">{{ words[kind] }}</th> }</tr></thead>
          <tbody>
            @for (row of table().rows; track row.year) {
              <tr><th scope="row">{{ row.year }}</th>@for (amount of row.amounts; track $index) { <td class="right" [class.unknown]="amount === null">@if (amount !== undefined) { {{ money(amount) }} }</td> }</tr>
            }
          </tbody>
          <tfoot><tr><th scope="row">All years</th>@for (total of table().totals; track total.kind) { <td class="right">{{ inWords(total) }}</td> }</tr></tfoot>
        </table>
      </div>
    } @else {
      <p class="none">No costs are recorded. @if (mayAdd()) { <a [routerLink]="['/actions', actionId(), 'edit']" fragment="costs">Add them</a> }</p>
    }
  `,
  styles: `
    th[scope='row'] { background: none; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface); }
    tbody tr:last-child > th { border-bottom: 0; }
    td { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .unknown { color: var(--mat-sys-on-surface-variant); font-style: italic; }
    tfoot :is(th, td) { border-top: 1px solid var(--mat-sys-outline); border-bottom: 0; font-weight: 500; white-space: normal; }
    .none { padding: 16px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class ActionCosts {
  readonly costs = input.required<ActionView['costs']>();
  readonly actionId = input.required<string>();
  readonly mayAdd = input(false);
  protected readonly table = computed(() => costTable(this.costs()));
  protected readonly words = COST_KIND_WORDS;
  protected readonly money = moneyInWords;
  protected readonly inWords = totalInWords;
}
