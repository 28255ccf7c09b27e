import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { ANALYSIS_LIMITS, clockInWords, LIMITS, type NeededOverTime } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';

export interface Needs {
  readonly people: readonly (number | null)[];
  readonly seats: readonly (number | null)[];
  readonly equipment: readonly NeededOverTime[];
}

/** How many people, seats and pieces of equipment are needed by the end of each band, a card for each where there is no room for columns; an empty box is not known. */
@Component({
  selector: 'hf-needs-editor',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Roles are said since a card would not be a row any more.
  template: `
    <div class="hf-scroll">
      <table class="hf-table" role="table" id="impact-needs" tabindex="-1">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">By</th>@for (band of bands(); track band) { <th role="columnheader" scope="col" class="right">{{ words(band) }}</th> }<th role="columnheader" scope="col"><span class="hf-hidden">Take away</span></th></tr></thead>
        <tbody role="rowgroup">
          @for (row of rows(); track $index; let r = $index) {
            <tr role="row">
              <th role="rowheader" scope="row">@if (r < 2) { {{ row.what }} } @else { <input class="hf-input what" type="text" autocomplete="off" aria-label="Equipment" [attr.maxlength]="name" [value]="row.what" (input)="rename(r - 2, $event)" /> }</th>
              @for (band of bands(); track band; let b = $index) { <td role="cell" class="right"><span class="by" aria-hidden="true">{{ words(band) }}</span><input class="hf-input count" type="text" inputmode="numeric" autocomplete="off" maxlength="6" placeholder="?" [attr.aria-label]="(row.what || 'Equipment') + ' by ' + words(band)" [attr.aria-invalid]="wrong(row.counts[b]) ? true : null" [value]="shown(row.counts[b])" (input)="count(r, b, $event)" /></td> }
              <td role="cell" class="away">@if (r >= 2) { <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take ' + (row.what || 'this row') + ' away'" (click)="remove(r - 2)"><hf-icon name="close" /><span class="by" aria-hidden="true">Take away</span></button> }</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (rows().length - 2 < most) { <button class="hf-btn" type="button" (click)="add()"><hf-icon name="add" />Add equipment</button> }
  `,
  styleUrls: ['./rows-as-cards.scss', './needs-editor.scss'],
})
export class NeedsEditor {
  readonly bands = input.required<readonly number[]>();
  readonly people = input.required<readonly (number | null)[]>();
  readonly seats = input.required<readonly (number | null)[]>();
  readonly equipment = input.required<readonly NeededOverTime[]>();
  readonly changed = output<Partial<Needs>>();

  protected readonly words = clockInWords;
  protected readonly name = LIMITS.name;
  protected readonly most = ANALYSIS_LIMITS.equipment;
  /** What was typed stands at once: the next key may come before the form has given it back. */
  readonly #needs = linkedSignal<Needs>(() => ({ people: this.people(), seats: this.seats(), equipment: this.equipment() }));
  protected readonly rows = computed<readonly NeededOverTime[]>(() => [{ what: 'People', counts: this.#needs().people }, { what: 'Seats', counts: this.#needs().seats }, ...this.#needs().equipment]);

  protected shown(count: number | null | undefined): string {
    return count === null || count === undefined || Number.isNaN(count) ? '' : String(count);
  }

  /** A number that is none is sent as it is, and refused where it stands. */
  protected wrong(count: number | null | undefined): boolean {
    return typeof count === 'number' && (!Number.isInteger(count) || count < 0);
  }

  protected count(row: number, band: number, event: Event): void {
    const typed = (event.target as HTMLInputElement).value.trim();
    const value = typed === '' ? null : /^\d+$/.test(typed) ? Number(typed) : -1;
    const counts = this.rows()[row]!.counts.map((one, at) => (at === band ? value : one));
    if (row === 0) this.#change({ people: counts });
    else if (row === 1) this.#change({ seats: counts });
    else this.#change({ equipment: this.#needs().equipment.map((one, at) => (at === row - 2 ? { ...one, counts } : one)) });
  }

  protected rename(at: number, event: Event): void {
    const what = (event.target as HTMLInputElement).value;
    this.#change({ equipment: this.#needs().equipment.map((one, index) => (index === at ? { ...one, what } : one)) });
  }

  protected add(): void {
    this.#change({ equipment: [...this.#needs().equipment, { what: '', counts: this.bands().map(() => null) }] });
  }

  protected remove(at: number): void {
    this.#change({ equipment: this.#needs().equipment.filter((_one, index) => index !== at) });
  }

  #change(needs: Partial<Needs>): void {
    this.#needs.update((before) => ({ ...before, ...needs }));
    this.changed.emit(needs);
  }
}
