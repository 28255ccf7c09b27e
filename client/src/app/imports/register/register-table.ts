import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { RegisterColumnView, RegisterImportChoicesRequest, RegisterImportDraftView, RegisterTableView } from '@holdfast/contracts';
import { DATE_ORDERS, REGISTER_FIELDS, type DateOrder, type RegisterField } from '@holdfast/domain';
import { Icon } from '../../shared/icons/icon';
import { Panel } from '../../shared/panel/panel';
import { rowsInWords } from '../import-words';
import { datesOf, sendingTo, takingRow, takingTable } from './register-choices';
import { ASIDE_WORDS } from './register-words';

const ORDERS: Readonly<Record<DateOrder, string>> = { 'day-first': 'Day first', 'month-first': 'Month first' };

/** A table of the file: where each of its columns goes and why, and the rows around it that are no risks. */
@Component({
  selector: 'hf-register-table',
  imports: [Icon, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel [heading]="table().key" [count]="facts()" [pad]="false">
      @if (!table().own || table().is === 'risks') {
        <button actions class="hf-btn text" type="button" (click)="take(!table().taken)">{{ table().taken ? 'Leave this table out' : 'Read this table' }}<span class="hf-hidden">: {{ table().key }}</span></button>
      }
      @if (!table().taken) {
        <p class="none hf-soft">{{ table().why }}</p>
      } @else {
        <table class="hf-table columns">
          <caption class="hf-hidden">Columns of {{ table().key }}</caption>
          <thead><tr><th scope="col">Col.</th><th scope="col">Header in the file</th><th scope="col">First values</th><th scope="col">Goes to</th><th scope="col">Why</th><th scope="col">State</th></tr></thead>
          <tbody>
            @for (column of table().columns; track column.key) {
              <tr>
                <td class="col">{{ column.name }}</td>
                <td class="header"><b>{{ column.header || 'No header' }}</b></td>
                <td class="samples"><code>{{ column.samples.join(', ') || 'Empty' }}</code></td>
                <td class="to">
                  @if (column.own; as own) { {{ own.says }} } @else {
                  <select class="hf-input" [class.nowhere]="!column.field" [attr.aria-label]="'Column ' + column.name + ', ' + column.header + ', goes to'" #to (change)="send(column, to.value)">
                    <option value="" [selected]="!column.field">Extra field</option>
                    @for (field of fields; track field.field) { <option [value]="field.field" [selected]="column.field === field.field">{{ field.called }}</option> }
                  </select>
                  }
                </td>
                <td class="why">{{ column.why }}
                  @if (column.dates; as dates) { @if (dates.reading !== 'plain') {
                    <select class="hf-input dates" [attr.aria-label]="'Dates of column ' + column.name + ', ' + column.header" #order (change)="dated(column, order.value)">
                      @if (dates.reading === 'ambiguous') { <option value="" selected>Day or month first?</option> }
                      @for (one of orders; track one) { <option [value]="one" [selected]="dates.reading === one">{{ orderWords[one] }}</option> }
                    </select>
                  } }
                </td>
                <td class="state">
                  @if (column.dates?.reading === 'ambiguous') { <span class="hf-bad"><hf-icon name="error-filled" />Answer needed</span> }
                  @else if (column.faults) { <span class="hf-warn"><hf-icon name="error-filled" />{{ column.faults === 1 ? '1 problem' : column.faults + ' problems' }}</span> }
                  @else if (column.own?.taken === false) { <span class="hf-soft"><hf-icon name="info" />Not taken</span> }
                  @else if (column.field || (column.own && column.own.says !== extra)) { <span class="hf-good"><hf-icon name="task-alt" />Understood</span> }
                  @else { <span class="hf-soft"><hf-icon name="add" />Kept</span> }
                </td>
              </tr>
            }
          </tbody>
        </table>
        @if (table().aside.length) {
          <details class="rows">
            <summary>Rows put aside ({{ table().asideInAll }})</summary>
            <ul>
              @for (row of table().aside; track row.row) {
                <li><span class="at">{{ row.row }}</span><span class="label">{{ row.text }}<span class="change">{{ asideWords[row.why] }}</span></span>
                  @if (row.why !== 'title') { <button class="hf-btn text" type="button" (click)="takeRow(row.row)">Take it<span class="hf-hidden"> as a risk: {{ row.text }}</span></button> }</li>
              }
            </ul>
          </details>
        }
      }
    </hf-panel>
  `,
  styleUrl: '../import-sheet.scss',
  styles: `.dates { display: block; margin-top: 4px; min-width: 150px; }`,
})
export class RegisterTable {
  readonly table = input.required<RegisterTableView>();
  readonly draft = input.required<RegisterImportDraftView>();
  readonly chosen = output<RegisterImportChoicesRequest>();

  protected readonly extra = 'Extra field';
  protected readonly fields = REGISTER_FIELDS;
  protected readonly orders = DATE_ORDERS;
  protected readonly orderWords = ORDERS;
  protected readonly asideWords = ASIDE_WORDS;
  protected readonly facts = computed(() => {
    const { hidden, range, rows, columns, taken } = this.table();
    const kept = columns.filter(({ field, own }) => (own ? own.says === this.extra : field === null)).length;
    if (this.table().own && taken) return ['An export of ours', rowsInWords(rows), `${columns.length} columns${kept ? `, ${kept} of them extra fields` : ''}`].join('. ');
    return [hidden ? 'Hidden' : '', `Table at ${range}`, rowsInWords(rows), taken ? `${columns.length} columns${kept ? `, ${kept} kept as extra fields` : ''}, none dropped` : ''].filter(Boolean).join('. ');
  });

  protected take(take: boolean): void {
    const taken = this.draft().tables.filter((one) => one.taken).map(({ key }) => key);
    this.chosen.emit(takingTable(this.draft().choices, taken, this.table().key, take));
  }

  protected send({ key }: RegisterColumnView, field: string): void {
    this.chosen.emit(sendingTo(this.draft().choices, key, (field || null) as RegisterField | null));
  }

  protected dated({ key }: RegisterColumnView, order: string): void {
    if (order) this.chosen.emit(datesOf(this.draft().choices, key, order as DateOrder));
  }

  protected takeRow(row: number): void {
    this.chosen.emit(takingRow(this.draft().choices, this.table().key, row));
  }
}
