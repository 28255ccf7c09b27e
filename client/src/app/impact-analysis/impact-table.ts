import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ANALYSIS_CATEGORY_WORDS, clockInWords, type AxisLevel, type ImpactAnalysis } from '@holdfast/domain';
import { levelInWords } from './impact-words';

/** How bad it becomes over time: the level of each category, band after band, and what the codes mean. */
@Component({
  selector: 'hf-impact-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="hf-scroll" tabindex="0" role="region" aria-label="Impact over time, as a table">
      <table class="hf-table">
        <thead><tr><th scope="col">By</th>@for (band of content().bands; track band) { <th scope="col" class="centre">{{ words(band) }}</th> }</tr></thead>
        <tbody>
          @for (row of rows(); track row.category) {
            <tr><th scope="row">{{ row.name }}@if (row.note) { <span class="note">{{ row.note }}</span> }</th>@for (cell of row.cells; track $index) { <td class="centre" [class.over]="cell.over" [class.none]="cell.unknown">@if (cell.unknown) { <span class="q">?</span><span class="hf-hidden">Not known</span> } @else { {{ cell.code }}<span class="hf-hidden">&ngsp;{{ cell.label }}{{ cell.over ? ', intolerable' : '' }}</span> }</td> }</tr>
          }
        </tbody>
      </table>
    </div>
    <p class="key">{{ key() }}</p>
  `,
  styles: `
    :host { display: block; }
    .note { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); white-space: normal; }
    td { font-variant-numeric: tabular-nums; }
    .over { font-weight: 700; box-shadow: inset 0 -2px 0 var(--mat-sys-error); }
    .q { display: inline-block; min-width: 22px; border: 1px dashed var(--mat-sys-outline); border-radius: 4px; color: var(--mat-sys-on-surface-variant); }
    .key { padding: 8px 16px 12px; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); text-wrap: pretty; }
  `,
  styleUrl: './bands-table.scss',
})
export class ImpactTable {
  readonly content = input.required<ImpactAnalysis>();
  readonly scale = input.required<readonly AxisLevel[]>();

  protected readonly words = clockInWords;
  readonly #limit = computed(() => this.scale().findIndex(({ code }) => code === this.content().intolerable));

  protected readonly rows = computed(() =>
    this.content().impacts.map(({ category, levels, note }) => ({
      category, note, name: ANALYSIS_CATEGORY_WORDS[category],
      cells: levels.map((code) => {
        const rank = this.scale().findIndex((one) => one.code === code);
        return { code, label: this.scale()[rank]?.label ?? '', unknown: rank < 0, over: this.#limit() >= 0 && rank >= this.#limit() };
      }),
    })),
  );

  protected readonly key = computed(() => {
    const scale = this.scale();
    const limit = this.content().intolerable === null ? 'Nobody has said from which level on it cannot be borne.' : `Intolerable from ${levelInWords(this.content().intolerable, scale)}: underlined.`;
    return `${scale.map(({ code, label }) => (code === label ? code : `${code} ${label}`)).join(', ')}. ${limit} A curve steps at the end of each band, by which its level is reached; the bands are drawn equally wide.`;
  });
}
