import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { faultsOf, type FormNames } from '../shared/forms/problem-errors';
import { day, DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import { Past } from './past';
import { usualDays } from './past-days';

const NAMES: FormNames = { day: { label: 'Day', target: 'as-at-day', messages: {} } };

/** As at which day: one of those that are asked for most, or any other since the history began. */
@Component({
  selector: 'hf-choose-day-dialog',
  imports: [DateField, DayPipe, ErrorSummary, Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="choose-day">Look at a past day</h2>
    @if (begins) { <p class="hf-small hf-soft">Registers and risks are shown as they were recorded at the end of the day. The history kept here begins on {{ begins | day: 'long' }}.</p> }
    @if (usual().length) {
      <ul aria-label="Days">
        @for (one of usual(); track one.day; let first = $first) {
          <li><button type="button" [attr.cdkFocusInitial]="first ? '' : null" (click)="dialog.close(one.day)">{{ one.label }}<span>{{ one.day | day }}</span></button></li>
        }
      </ul>
    }
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="show()">
      <hf-error-summary [lines]="faults()" />
      <hf-field label="Another day" [group]="true"><hf-date-field id="as-at-day" formControlName="day" [from]="begins" [tooEarly]="tooEarly" /></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit">Show this day</button><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styles: `
    :host { display: grid; gap: 10px; width: min(420px, 92vw); max-height: 88vh; overflow: auto; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    ul { border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); }
    li:not(:last-child) { border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li button { display: flex; justify-content: space-between; gap: 12px; width: 100%; min-height: 36px; padding: 6px 12px; border: 0; background: none; text-align: left; font: var(--mat-sys-body-medium); }
    li button:hover { background: var(--hf-hover); }
    li button:focus-visible { outline-offset: -2px; }
    li span { color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class ChooseDayDialog {
  readonly #session = inject(Session);
  protected readonly dialog = inject<DialogRef<string | null>>(DialogRef);
  readonly #today = todayIn(this.#session.organisation()?.timeZone);
  protected readonly begins = this.#session.view()?.historyBeginsOn ?? null;
  protected readonly tooEarly = this.begins ? `The history kept here begins on ${day(this.begins, { long: true })}.` : '';
  protected readonly usual = computed(() => usualDays(this.#today, this.begins ?? this.#today));
  protected readonly form = new FormGroup({ day: new FormControl<string | null>(inject(Past).asAt()) });
  protected readonly faults = signal<readonly SummaryLine[]>([]);

  protected show(): void {
    const chosen = this.form.getRawValue().day;
    const faults = faultsOf(this.form, NAMES);
    const message = chosen === null ? 'Choose a day.' : chosen >= this.#today ? 'This day is not over yet. Choose an earlier one.' : null;
    if (faults.length > 0 || message === null) this.faults.set(faults);
    else this.faults.set([{ label: 'Day', message, target: 'as-at-day' }]);
    if (this.faults().length === 0) this.dialog.close(chosen);
  }
}

/** The chosen day, or null when it was left. */
export async function askForDay(injector: Injector): Promise<string | null> {
  const dialog = injector.get(Dialog).open<string | null, unknown, ChooseDayDialog>(ChooseDayDialog, { ariaLabelledBy: 'choose-day', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
