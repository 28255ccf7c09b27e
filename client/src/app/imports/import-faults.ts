import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { Panel } from '../shared/panel/panel';

/** A fault as it is shown: what it is about, and what can be done about it. */
export interface FaultShown {
  readonly key: string;
  readonly sheet: string;
  readonly row: number;
  readonly rows: readonly number[];
  /** As a spreadsheet calls the column; null where it is about the row. */
  readonly columnName: string | null;
  readonly called: string;
  readonly label: string;
  readonly was: string;
  readonly message: string;
  readonly meant: readonly string[];
  /** Whether the cell can be read otherwise. */
  readonly mendable: boolean;
  readonly offered: readonly string[];
  /** What answers it for all its rows at once, as the choice says it. */
  readonly allAtOnce?: string;
}

/** By the key of the fault. */
export type Mending = { readonly key: string; readonly becomes: string } | { readonly key: string; readonly leaveOut: true };

/** What stands in the way, by row and column, each with what can be done about it. */
@Component({
  selector: 'hf-import-faults',
  imports: [Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="To mend" [count]="inAll() + (inAll() > faults().length ? ', the first ' + faults().length + ' are shown' : '')" [pad]="false">
      <table class="hf-table">
        <thead><tr><th scope="col">Row</th><th scope="col">Column</th><th scope="col">In the file</th><th scope="col">What is wrong</th><th scope="col">Do this</th></tr></thead>
        <tbody>
          @for (fault of faults(); track fault.key) {
            <tr>
              <td class="row"><span class="hf-narrow-only">Row&ngsp;</span>{{ fault.row }}@if (fault.rows.length > 1) { <span class="under">and {{ fault.rows.length - 1 }} more</span> }@if (sheets() > 1) { <span class="under">{{ fault.sheet }}</span> }</td>
              <td class="column">@if (fault.columnName) { <b>{{ fault.columnName }}</b>&ngsp; }{{ fault.called }}<span class="under">{{ fault.label }}</span></td>
              <td class="was">@if (fault.was) { <code>{{ short(fault.was) }}</code> } @else { <span class="hf-soft">Nothing</span> }</td>
              <td class="wrong">{{ fault.message }}</td>
              <td class="do">
                <select class="hf-input" [attr.aria-label]="'What to do about row ' + fault.row + ', ' + fault.called" #act (change)="doIt(fault, act.value); act.value = ''">
                  <option value="" selected>Choose</option>
                  @if (fault.allAtOnce) { <option value="all">{{ fault.allAtOnce }}</option> }
                  @for (text of fault.meant; track text) { <option [value]="'=' + text">Read as “{{ short(text) }}”</option> }
                  @if (fault.mendable) {
                    <option value="type">Type it instead</option>
                    <option value="=">As if it were empty</option>
                  }
                  <option value="out">{{ fault.rows.length > 1 ? 'Leave these ' + fault.rows.length + ' rows out' : 'Leave this row out' }}</option>
                  @if (fault.mendable && fault.offered.length) {
                    <optgroup [label]="fault.called">@for (text of fault.offered; track text) { <option [value]="'=' + text">{{ text }}</option> }</optgroup>
                  }
                </select>
                @if (typing() === fault.key) {
                  <form class="type" (submit)="$event.preventDefault(); mended.emit({ key: fault.key, becomes: typed.value })">
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
  readonly faults = input.required<readonly FaultShown[]>();
  readonly inAll = input.required<number>();
  readonly sheets = input(1);
  readonly mended = output<Mending>();
  /** The key of what was answered for all its rows. */
  readonly answeredForAll = output<string>();
  protected readonly typing = signal<string | null>(null);

  protected doIt({ key }: FaultShown, act: string): void {
    this.typing.set(act === 'type' ? key : null);
    if (act === 'out') this.mended.emit({ key, leaveOut: true });
    else if (act === 'all') this.answeredForAll.emit(key);
    else if (act.startsWith('=')) this.mended.emit({ key, becomes: act.slice(1) });
  }

  protected short(text: string): string {
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  }
}
