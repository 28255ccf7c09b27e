import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import type { ImportDraftView, ImportFaultView } from '@holdfast/contracts';
import { Panel } from '../shared/panel/panel';
import { rowsInWords } from './import-words';

export type Mending = { readonly fault: ImportFaultView; readonly becomes: string } | { readonly fault: ImportFaultView; readonly leaveOut: true };

/** What stands in the way, by row and column, each with what can be done about it. */
@Component({
  selector: 'hf-import-faults',
  imports: [Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="To mend" [count]="of().faultsInAll + (of().faultsInAll > of().faults.length ? ', the first ' + of().faults.length + ' are shown' : '')" [pad]="false">
      <table class="hf-table">
        <thead><tr><th scope="col">Row</th><th scope="col">Column</th><th scope="col">In the file</th><th scope="col">What is wrong</th><th scope="col">Do this</th></tr></thead>
        <tbody>
          @for (fault of of().faults; track key(fault)) {
            <tr>
              <td class="row"><span class="hf-narrow-only">Row&ngsp;</span>{{ fault.row }}@if (fault.rows.length > 1) { <span class="under">and {{ fault.rows.length - 1 }} more</span> }@if (sheets() > 1) { <span class="under">{{ fault.sheet }}</span> }</td>
              <td class="column">@if (fault.columnName) { <b>{{ fault.columnName }}</b>&ngsp; }{{ fault.called }}<span class="under">{{ fault.label }}</span></td>
              <td class="was">@if (fault.was) { <code>{{ short(fault.was) }}</code> } @else { <span class="hf-soft">Nothing</span> }</td>
              <td class="wrong">{{ fault.message }}</td>
              <td class="do">
                <select class="hf-input" [attr.aria-label]="'What to do about row ' + fault.row + ', ' + fault.called" #act (change)="doIt(fault, act.value); act.value = ''">
                  <option value="" selected>Choose</option>
                  @for (text of fault.meant; track text) { <option [value]="'=' + text">Read as “{{ short(text) }}”</option> }
                  @if (fault.column !== null) {
                    <option value="type">Type it instead</option>
                    <option value="=">As if it were empty</option>
                  }
                  <option value="out">{{ fault.rows.length > 1 ? 'Leave these ' + fault.rows.length + ' rows out' : 'Leave this row out' }}</option>
                  @if (fault.column !== null && offered(fault).length) {
                    <optgroup [label]="fault.called">@for (text of offered(fault); track text) { <option [value]="'=' + text">{{ text }}</option> }</optgroup>
                  }
                </select>
                @if (typing() === key(fault)) {
                  <form class="type" (submit)="$event.preventDefault(); mended.emit({ fault, becomes: typed.value })">
                    <input #typed class="hf-input" type="text" [value]="fault.was" [attr.aria-label]="'Read row ' + fault.row + ', ' + fault.called + ' as'" />
                    <button class="hf-btn" type="submit">Read so</button>
                  </form>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </hf-panel>
  `,
  styles: `
    td { vertical-align: top; padding-top: 8px; padding-bottom: 8px; }
    .row { min-width: 88px; font-variant-numeric: tabular-nums; }
    .column, .was { min-width: 150px; }
    .wrong { width: 40%; text-wrap: pretty; }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; white-space: normal; }
    code { font-size: 0.8125rem; overflow-wrap: anywhere; }
    .do { min-width: 220px; }
    .do select { width: 100%; }
    .type { display: flex; gap: 8px; margin-top: 8px; }
    .type input { min-width: 0; flex: 1; }
    @media (max-width: 899px) {
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table, tbody, tr, td { display: block; }
      tr { padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
      td, td:first-child, td:last-child { height: auto; padding: 2px 0; border: 0; }
      .row { font-weight: 500; }
      .wrong { width: auto; }
    }
  `,
})
export class ImportFaults {
  readonly of = input.required<ImportDraftView>();
  readonly sheets = input(1);
  readonly mended = output<Mending>();
  protected readonly typing = signal<string | null>(null);
  protected readonly rows = rowsInWords;

  protected key({ sheet, row, column, field, message }: ImportFaultView): string {
    return `${sheet} ${row} ${column} ${field} ${message}`;
  }

  /** A cell of a list names several: what may be said instead is said as a whole. */
  protected offered({ field }: ImportFaultView): readonly string[] {
    const { unit, owner, kind, resource } = this.of().offers;
    return field === 'unit' ? unit : field === 'owner' ? owner : field === 'kind' ? kind : field === 'resource' || field === 'locatedAt' || field === 'supplier' ? resource : [];
  }

  protected doIt(fault: ImportFaultView, act: string): void {
    this.typing.set(act === 'type' ? this.key(fault) : null);
    if (act === 'out') this.mended.emit({ fault, leaveOut: true });
    else if (act.startsWith('=')) this.mended.emit({ fault, becomes: act.slice(1) });
  }

  protected short(text: string): string {
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  }
}
