import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { FreezeView } from '@holdfast/contracts';
import { LIMITS, periodName } from '@holdfast/domain';
import { usualDays } from '../past/past-days';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { day } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import { FreezeClient } from './freeze-client';

interface ToFreeze {
  readonly id: string;
  readonly name: string;
}

const NAMES: FormNames = {
  name: { label: 'Name', target: 'freeze-name', messages: { required: 'Write a name, such as Quarter 2, 2026/27.' } },
  asAt: { label: 'As at', target: 'freeze-as-at', messages: {} },
  day: { label: 'Day', target: 'freeze-day', messages: {} },
};

const NOW = 'now';
const ANOTHER = 'another';

/** Freezes a register as at a moment that is over: the end of the last quarter, unless another one is chosen. */
@Component({
  selector: 'hf-take-freeze-dialog',
  imports: [DateField, ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="take-freeze">Freeze {{ own.data.name }}</h2>
    <p class="hf-small hf-soft">Keeps an exact copy of the register as it was recorded at that moment, with a digest that proves it was not altered since. A freeze is never changed or taken away; what is found wrong in it is noted beside it.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="take()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="As at" [messages]="names['asAt']!.messages!">
        <select hfInput id="freeze-as-at" formControlName="asAt" cdkFocusInitial (change)="rename()">
          @for (one of days; track one.day) { <option [value]="one.day">{{ one.label }}, {{ one.words }}</option> }
          <option [value]="now">Now</option>
          <option [value]="another">Another day</option>
        </select>
      </hf-field>
      @if (chosen() === another) { <hf-field label="Day" hint="The register as it was at the end of that day." [group]="true"><hf-date-field id="freeze-day" formControlName="day" [from]="begins" [tooEarly]="tooEarly" /></hf-field> }
      <hf-field label="Name" hint="What people will call it." [limit]="most" [messages]="names['name']!.messages!"><input hfInput id="freeze-name" formControlName="name" autocomplete="off" /></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Freezing' : 'Freeze the register' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class TakeFreezeDialog {
  readonly #session = inject(Session);
  readonly #client = inject(FreezeClient);
  protected readonly own = smallDialog<ToFreeze, FreezeView>();
  readonly #today = todayIn(this.#session.organisation()?.timeZone);
  protected readonly begins = this.#session.view()?.historyBeginsOn ?? null;
  protected readonly tooEarly = this.begins ? `The history kept here begins on ${day(this.begins, { long: true })}.` : '';
  protected readonly days = usualDays(this.#today, this.begins ?? this.#today).map((one) => ({ ...one, words: day(one.day, { long: true }) }));
  protected readonly [NOW] = NOW;
  protected readonly [ANOTHER] = ANOTHER;
  protected readonly names = NAMES;
  protected readonly most = LIMITS.name;
  readonly #first = (this.days.find(({ label }) => label === 'End of last quarter') ?? this.days[0])?.day ?? NOW;
  protected readonly form = new FormGroup({
    asAt: new FormControl(this.#first, { nonNullable: true }),
    day: new FormControl<string | null>(null),
    name: new FormControl(this.#nameFor(this.#first), { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
  });
  protected readonly chosen = toSignal(this.form.controls.asAt.valueChanges, { initialValue: this.#first });

  /** Until somebody writes a name of their own, it goes with the day. */
  protected rename(): void {
    if (this.form.controls.name.pristine) this.form.controls.name.setValue(this.#nameFor(this.form.controls.asAt.value));
  }

  protected take(): Promise<void> {
    const { name, asAt, day: other } = this.form.getRawValue();
    const dayFault = asAt !== ANOTHER ? null : other === null ? 'Choose a day.' : other >= this.#today ? 'This day is not over yet. Choose an earlier one.' : null;
    if (dayFault) this.form.controls.day.setErrors({ ...this.form.controls.day.errors, server: dayFault });
    const request = { name: name.trim(), asAt: asAt === NOW ? null : asAt === ANOTHER ? other : asAt };
    return this.own.send(this.form, NAMES, request, (context) => this.#client.take(this.own.data.id, request, context));
  }

  #nameFor(asAt: string): string {
    return asAt === ANOTHER ? '' : periodName(asAt === NOW ? this.#today : asAt);
  }
}

/** The freeze that was taken, or null. */
export const askToFreeze = (injector: Injector, { id, name }: ToFreeze): Promise<FreezeView | null> => askIn(injector, TakeFreezeDialog, { id, name }, 'take-freeze');
