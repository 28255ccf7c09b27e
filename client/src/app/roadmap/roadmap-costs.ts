import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RoadmapRow } from '@holdfast/contracts';
import { COST_GROUPS, costsByYear, financialYearLabel, yearsOfReplacements, type CostGroup, type CostSum, type CostSums } from '@holdfast/domain';
import { totalInWords } from '../actions/cost-table';
import { ScrollCue } from '../shared/scroll-cue/scroll-cue';

const WORDS: Readonly<Record<CostGroup, string>> = { capital: 'Capital', revenue: 'Revenue', 'cashable-saving': 'Cashable', 'non-cashable-saving': 'Non-cashable' };
const SAVINGS: readonly CostGroup[] = ['cashable-saving', 'non-cashable-saving'];

/** What the systems of the roadmap cost and save in each financial year. */
@Component({
  selector: 'hf-roadmap-costs',
  imports: [ScrollCue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sums().years.length) {
      <div class="hf-scroll" hfScrollCue tabindex="0" role="region" aria-label="Sums by financial year">
        <table class="hf-table">
          <caption class="hf-hidden">Costs and savings of the systems above, by financial year</caption>
          <thead>
            @if (savings().length) { <tr class="kinds"><td></td><th scope="colgroup" colspan="2">Costs</th><th scope="colgroup" [attr.colspan]="savings().length">Savings, not taken off</th></tr> }
            <tr><th scope="col">Financial year</th>@for (group of groups(); track group) { <th scope="col" class="right" [class.saving]="isSaving(group)">{{ words[group] }}@if (isSaving(group)) { <span class="hf-hidden">&ngsp;saving</span> }</th> }</tr>
          </thead>
          <tbody>
            @for (row of lines(); track row.label) {
              <tr><th scope="row">{{ row.label }}</th>@for (group of groups(); track group) { <td class="right" [class.saving]="isSaving(group)" [class.unknown]="row.sums?.[group]?.amount === null">{{ inWords(row.sums?.[group]) }}</td> }</tr>
            }
          </tbody>
          <tfoot><tr><th scope="row">All years</th>@for (group of groups(); track group) { <td class="right" [class.saving]="isSaving(group)">{{ inWords(sums().all[group]) }}</td> }</tr></tfoot>
        </table>
      </div>
      <p class="note">Revenue is what is paid once and what is paid each year, in the years that it is recorded for. What is to be assessed is counted and is in no sum.@if (without(); as without) {&ngsp;{{ without }}}</p>
    } @else {
      <p class="note">No costs are recorded for {{ rows().length === 1 ? 'this system' : 'these systems' }}. They are said in the form of each action.</p>
    }
  `,
  styles: `
    :host { display: block; }
    th[scope='row'] { background: none; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface); font-variant-numeric: tabular-nums; }
    tbody tr:last-child > th { border-bottom: 0; }
    .kinds :is(td, th) { height: 28px; padding-block: 0; border-bottom: 0; background: var(--mat-sys-surface-container-low); text-align: right; }
    td { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .kinds th:last-child, .saving:nth-child(4) { border-left: 1px solid var(--mat-sys-outline-variant); }
    .unknown { color: var(--mat-sys-on-surface-variant); font-style: italic; }
    tfoot :is(th, td) { border-top: 1px solid var(--mat-sys-outline); border-bottom: 0; font-weight: 500; white-space: normal; }
    .note { padding: 12px 16px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); text-wrap: pretty; }
    .hf-scroll + .note { border-top: 1px solid var(--mat-sys-outline-variant); }
  `,
})
export class RoadmapCosts {
  readonly rows = input.required<readonly RoadmapRow[]>();
  protected readonly sums = computed(() => costsByYear(this.rows().flatMap(({ costs }) => costs)));
  protected readonly savings = computed(() => SAVINGS.filter((group) => this.sums().all[group] !== null));
  protected readonly groups = computed(() => COST_GROUPS.filter((group) => !SAVINGS.includes(group) || this.savings().includes(group)));
  /** The years of the roadmap too, in which nothing is recorded. */
  protected readonly lines = computed<readonly { label: string; sums: CostSums | undefined }[]>(() => {
    const known = new Map(this.sums().years.map(({ financialYear, sums }) => [financialYear, sums]));
    const years = new Set([...known.keys(), ...yearsOfReplacements(this.rows().map(({ replacement }) => replacement))]);
    return [...years].sort((one, other) => one - other).map((year) => ({ label: financialYearLabel(year), sums: known.get(year) }));
  });
  protected readonly without = computed(() => {
    const count = this.rows().filter(({ costs }) => costs.length === 0).length;
    return count === 0 ? '' : count === 1 ? 'Of 1 system no costs are recorded at all.' : `Of ${count} systems no costs are recorded at all.`;
  });
  protected readonly words = WORDS;

  protected isSaving(group: CostGroup): boolean {
    return SAVINGS.includes(group);
  }

  /** Nothing where nothing is recorded: that is not 0. */
  protected inWords(sum: CostSum | null | undefined): string {
    return sum ? totalInWords(sum) : '';
  }
}
