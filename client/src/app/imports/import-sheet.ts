import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ImportChoicesRequest, ImportDraftView, ImportSheetView } from '@holdfast/contracts';
import { CONTINUITY_FIELDS, CONTINUITY_FOR_ALL, IMPORTED_THINGS, type ImportedThing, type ImportField } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { forAllRows, holding, sending, taking } from './import-choices';
import { countsInWords, rowsInWords, SKIPPED_WORDS, THING_WORDS } from './import-words';

/** One sheet: what it holds, where each of its columns goes and why, and what would become of its rows. */
@Component({
  selector: 'hf-import-sheet',
  imports: [Icon, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel [heading]="sheet().name" [count]="facts()" [pad]="false">
      <label actions class="holds" [for]="id() + '-holds'"><span>Holds</span>
        <select class="hf-input" [id]="id() + '-holds'" #holds (change)="hold(holds.value)">
          <option value="" [selected]="!sheet().thing">Nothing to import</option>
          @for (one of things; track one) { <option [value]="one" [selected]="sheet().thing === one">{{ words[one] }}</option> }
        </select>
      </label>
      @if (!sheet().thing) {
        <p class="none hf-soft">{{ sheet().hidden ? 'This sheet is hidden, so it is left out unless you say what it holds.' : sheet().filled ? 'No table was found whose headers say what it holds. Say so above if it holds one.' : 'This sheet is empty.' }}</p>
      } @else if (!sheet().columns.length) {
        <p class="none hf-soft">No headers of {{ words[sheet().thing!].toLowerCase() }} were found on this sheet.
          @if (sheet().filled) { <button class="hf-btn text" type="button" (click)="firstRow()">Take its first row as headers</button> }
        </p>
      } @else {
        <table class="hf-table columns">
          <caption class="hf-hidden">Columns of {{ sheet().name }}</caption>
          <thead><tr><th scope="col">Col.</th><th scope="col">Header in the file</th><th scope="col">First values</th><th scope="col">Goes to</th><th scope="col">Why</th><th scope="col">State</th></tr></thead>
          <tbody>
            @for (column of sheet().columns; track column.column) {
              <tr>
                <td class="col">{{ column.name }}</td>
                <td class="header"><b>{{ column.header }}</b></td>
                <td class="samples"><code>{{ column.samples.join(', ') || 'Empty' }}</code></td>
                <td class="to">
                  <select class="hf-input" [class.nowhere]="!column.field" [attr.aria-label]="'Column ' + column.name + ', ' + column.header + ', goes to'" #to (change)="send(column.column, to.value)">
                    <option value="" [selected]="!column.field">Left out</option>
                    @for (field of fields(); track field.field) { <option [value]="field.field" [selected]="column.field === field.field">{{ field.called }}</option> }
                  </select>
                </td>
                <td class="why">{{ column.why }}</td>
                <td class="state">
                  @if (column.faults) { <span class="hf-bad"><hf-icon name="error-filled" />{{ column.faults }} to mend</span> }
                  @else if (column.field) { <span class="hf-good"><hf-icon name="task-alt" />Understood</span> }
                  @else { <span class="hf-soft"><hf-icon name="remove" />Left out</span> }
                </td>
              </tr>
            }
          </tbody>
        </table>
        @if (forAll().length) {
          <div class="all">
            <p>Said once, for new rows that do not say it themselves:</p>
            @for (one of forAll(); track one.field) {
              <label [for]="id() + '-' + one.field"><span>{{ one.called }}</span>
                <select class="hf-input" [id]="id() + '-' + one.field" #all (change)="say(one.field, all.value)">
                  <option value="" [selected]="!one.text">Not said</option>
                  @for (text of one.offers; track text) { <option [value]="text" [selected]="one.text === text">{{ text }}</option> }
                </select>
              </label>
            }
          </div>
        }
        @if (sheet().planned.length) {
          <details class="rows" [open]="sheet().counts.changed > 0">
            <summary>{{ sheet().counts.changed && !sheet().counts.new ? 'Rows that change something' : 'Rows that would be written' }} ({{ sheet().plannedInAll }})</summary>
            <ul>
              @for (row of sheet().planned; track row.row) {
                <li><span class="at">{{ row.row }}</span><span class="what" [class.changed]="row.outcome === 'changed'">{{ row.outcome === 'new' ? 'New' : 'Changed' }}</span><span class="label">{{ row.label }}
                  @for (change of row.changes; track change.called) { <span class="change">{{ change.called }}: <del>{{ change.before || 'nothing' }}</del> <ins>{{ change.after }}</ins></span> }</span></li>
              }
            </ul>
            @if (sheet().plannedInAll > sheet().planned.length) { <p class="hf-soft more">The first {{ sheet().planned.length }} are shown, changes first.</p> }
          </details>
        }
        @if (sheet().skipped.length) {
          <details class="rows">
            <summary>Rows passed over ({{ sheet().skipped.length }})</summary>
            <ul>
              @for (row of sheet().skipped; track row.row) {
                <li><span class="at">{{ row.row }}</span><span class="label">{{ row.text }}<span class="change">{{ skippedWords[row.why] }}</span></span>
                  @if (row.why !== 'another-table') { <button class="hf-btn text" type="button" (click)="take(row.row)">Take it<span class="hf-hidden"> as a row: {{ row.text }}</span></button> }</li>
              }
            </ul>
          </details>
        }
      }
    </hf-panel>
  `,
  styleUrl: './import-sheet.scss',
})
export class ImportSheet {
  readonly sheet = input.required<ImportSheetView>();
  readonly draft = input.required<ImportDraftView>();
  readonly id = input.required<string>();
  readonly chosen = output<ImportChoicesRequest>();

  protected readonly things = IMPORTED_THINGS;
  protected readonly words = THING_WORDS;
  protected readonly skippedWords = SKIPPED_WORDS;
  protected readonly fields = computed(() => (this.sheet().thing ? CONTINUITY_FIELDS[this.sheet().thing!] : []));
  protected readonly facts = computed(() => {
    const { thing, range, filled, hidden, counts } = this.sheet();
    return [hidden ? 'Hidden' : '', thing && range ? `Table at ${range}` : rowsInWords(filled), thing && (counts.new + counts.changed + counts.same + counts.leftOut > 0 || !counts.faults) ? countsInWords(counts) : '', counts.faults ? `${rowsInWords(counts.faults)} to mend` : ''].filter(Boolean).join('. ');
  });
  protected readonly forAll = computed(() => {
    const { thing, forAll } = this.sheet();
    if (!thing) return [];
    const { unit, owner, kind, resource } = this.draft().offers;
    const offers: Partial<Record<ImportField, readonly string[]>> = { unit, owner, kind, resource };
    return CONTINUITY_FOR_ALL[thing].map((field) => ({
      field, called: CONTINUITY_FIELDS[thing].find((one) => one.field === field)?.called ?? '', text: forAll.find((one) => one.field === field)?.text ?? '', offers: offers[field] ?? [],
    }));
  });

  protected hold(thing: string): void {
    this.chosen.emit(holding(this.draft().choices, this.sheet().name, (thing || null) as ImportedThing | null));
  }

  protected send(column: number, field: string): void {
    this.chosen.emit(sending(this.draft().choices, this.sheet(), column, (field || null) as ImportField | null));
  }

  protected say(field: ImportField, text: string): void {
    this.chosen.emit(forAllRows(this.draft().choices, this.sheet().name, field, text));
  }

  protected take(row: number): void {
    this.chosen.emit(taking(this.draft().choices, this.sheet().name, row));
  }

  protected firstRow(): void {
    const { choices } = this.draft();
    this.chosen.emit({ ...choices, sheets: [...choices.sheets.filter(({ sheet }) => sheet !== this.sheet().name), { sheet: this.sheet().name, thing: this.sheet().thing, header: this.sheet().firstRow }] });
  }
}
