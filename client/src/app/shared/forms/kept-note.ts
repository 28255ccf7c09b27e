import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { moment } from '../words/dates';

/** Says quietly that what stands in a field was typed earlier and kept on this device. */
@Component({
  selector: 'hf-kept-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (from(); as from) { <p class="hf-caption hf-soft" role="status">Kept from {{ at(from) }}</p><button class="hf-btn text" type="button" (click)="startAgain.emit()">{{ again() }}</button> }`,
  styles: `:host { display: flex; flex-wrap: wrap; align-items: center; gap: 0 4px; } :host:empty { display: none; } .hf-btn { min-height: 28px; height: 28px; font: var(--mat-sys-label-small); }`,
  host: { '[hidden]': 'from() === null' },
})
export class KeptNote {
  readonly from = input.required<Date | null>();
  readonly again = input('Start again');
  readonly startAgain = output();
  protected readonly at = moment;
}
