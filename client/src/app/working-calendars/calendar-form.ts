import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { AddWorkingCalendarRequest, CalendarComparisonView, WorkingCalendarView } from '@holdfast/contracts';
import { clockInWords, holidaysFault, LIMITS, weeklyFault, WEEKDAY_NAMES } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Notice } from '../shared/notice/notice';
import { dayWritten, hoursInWords, readDays, readHours } from './hours-words';
import { WorkingCalendars } from './working-calendars';

const NAMES: FormNames = {
  name: { label: 'Name', target: 'calendar-name', messages: { required: 'Name the calendar.' } },
  ...Object.fromEntries(WEEKDAY_NAMES.map((name, at) => [`d${at + 1}`, { label: name, target: `calendar-d${at + 1}`, messages: { hours: 'Write hours as 08:00 to 18:00, several with a comma between.' } }])),
  weekly: { label: 'Hours', target: 'calendar-d1' },
  holidays: { label: 'Holidays', target: 'calendar-holidays', messages: { days: 'Write each day as 25/12/2026, one on a line.' } },
  isDefault: { label: 'Default', target: 'calendar-default' },
};

const WHAT_WORDS: Readonly<Record<CalendarComparisonView['changes'][number]['what'], string>> = {
  resume: 'time to resume', declared: 'declared recovery time', contractual: 'contractual recovery time', rto: 'RTO', rpo: 'RPO', mtpd: 'MTPD',
};

const hours = (weekday: number) => new FormControl('', { nonNullable: true, validators: [({ value }) => (readHours(String(value), weekday) === null ? { hours: true } : null)] });

/** Adds a working calendar, or changes one; what other hours would do to the times written in it is shown before they are saved. */
@Component({
  selector: 'hf-calendar-form',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
      <hf-error-summary [lines]="lines()" />
      <hf-field label="Name" hint="As people call these hours, such as “Support hours”." [limit]="limit" [messages]="names['name']!.messages!"><input hfInput id="calendar-name" type="text" autocomplete="off" formControlName="name" /></hf-field>
      <fieldset>
        <legend>Hours on the organisation’s clock</legend>
        <p class="hf-small hf-soft">As 08:00 to 18:00; several with a comma between; empty for a day off.</p>
        <div class="days">@for (day of days; track day; let at = $index) { <hf-field [label]="day" [messages]="names['d' + (at + 1)]!.messages!"><input hfInput [id]="'calendar-d' + (at + 1)" type="text" autocomplete="off" [formControlName]="'d' + (at + 1)" /></hf-field> }</div>
      </fieldset>
      <hf-field label="Holidays" hint="One on a line, as 25/12/2026. On these days nothing counts." [optional]="true" [messages]="names['holidays']!.messages!"><textarea hfInput id="calendar-holidays" rows="4" formControlName="holidays"></textarea></hf-field>
      <label class="check"><input id="calendar-default" type="checkbox" formControlName="isDefault" />The default: what “1 working day” means</label>
      @if (compared(); as found) {
        <hf-notice kind="warn"><b>{{ found.changes.length === 1 ? '1 time' : found.changes.length + ' times' }} on the clock would be another.</b> Save again if that is meant.
          <ul>@for (one of found.changes; track $index) { <li>{{ one.reference }} {{ one.name }}, {{ what[one.what] }}: {{ span(one.now) }} now, {{ span(one.then) }} then</li> }</ul>
        </hf-notice>
      }
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : compared() ? 'Save all the same' : calendar() ? 'Save' : 'Add the calendar' }}</button><button class="hf-btn quiet" type="button" (click)="left.emit()">Cancel</button></div>
    </form>
  `,
  styles: `
    .days { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr)); gap: 12px 16px; margin-top: 8px; }
    legend { font: var(--mat-sys-title-small); }
    .check { display: flex; gap: 8px; align-items: center; min-height: 32px; }
    ul { list-style: disc; padding-left: 18px; }
  `,
})
export class CalendarForm {
  /** Null: a new one. */
  readonly calendar = input<WorkingCalendarView | null>(null);
  readonly saved = output();
  readonly left = output();

  readonly #calendars = inject(WorkingCalendars);
  readonly #submission = new Submission();
  protected readonly days = WEEKDAY_NAMES;
  protected readonly names = NAMES;
  protected readonly what = WHAT_WORDS;
  protected readonly limit = LIMITS.name;
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly compared = signal<CalendarComparisonView | null>(null);
  #version = 0;
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    d1: hours(1), d2: hours(2), d3: hours(3), d4: hours(4), d5: hours(5), d6: hours(6), d7: hours(7),
    holidays: new FormControl('', { nonNullable: true, validators: [({ value }) => (readDays(String(value)) === null ? { days: true } : null)] }),
    isDefault: new FormControl(false, { nonNullable: true }),
  });

  constructor() {
    effect(() => {
      const of = this.calendar();
      untracked(() => {
        this.#version = of?.version ?? 0;
        if (of) this.form.reset({ name: of.name, ...Object.fromEntries(WEEKDAY_NAMES.map((_name, at) => [`d${at + 1}`, hoursInWords(of.weekly, at + 1)])), holidays: of.holidays.map(dayWritten).join('\n'), isDefault: of.isDefault });
      });
    });
    // What was compared was of other hours.
    this.form.valueChanges.subscribe(() => this.compared.set(null));
  }

  protected span([shortest, longest]: readonly [number, number]): string {
    return shortest === longest ? clockInWords(shortest) : `${clockInWords(shortest)} to ${clockInWords(longest)}`;
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults.length ? faults : this.#faults());
    if (this.lines().length) return;
    this.busy.set(true);
    try {
      await this.#send(this.#request());
    } catch (error) {
      const problem = asProblem(error);
      const current = problem.stale ? (problem.current as WorkingCalendarView | undefined) : undefined;
      if (current) this.#version = current.version;
      this.lines.set(current ? [{ label: '', message: 'Somebody else changed this calendar meanwhile. Save again to put yours in its place, or leave and look at it first.', target: null }] : hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  async #send(request: AddWorkingCalendarRequest): Promise<void> {
    const of = this.calendar();
    if (!of) {
      await this.#calendars.add(request, this.#submission.of(request));
      this.#submission.done();
      return this.saved.emit();
    }
    if (of.uses > 0 && !this.compared()) {
      const found = await this.#calendars.compare(of.id, { weekly: request.weekly, holidays: request.holidays });
      if (found.changes.length) return this.compared.set(found);
    }
    // Of the default nothing is said: another one takes its place.
    const { isDefault, ...rest } = request;
    await this.#calendars.edit(of.id, this.#version, of.isDefault ? rest : { ...rest, isDefault: isDefault ?? false });
    this.saved.emit();
  }

  #request(): AddWorkingCalendarRequest {
    const typed = this.form.getRawValue();
    const days = [typed.d1, typed.d2, typed.d3, typed.d4, typed.d5, typed.d6, typed.d7];
    return { name: typed.name.trim(), weekly: days.flatMap((text, at) => readHours(text, at + 1) ?? []), holidays: readDays(typed.holidays) ?? [], isDefault: typed.isDefault };
  }

  #faults(): SummaryLine[] {
    const { weekly, holidays } = this.#request();
    const [week, days] = [weeklyFault(weekly), holidaysFault(holidays)];
    return [...(week ? [{ label: 'Hours', message: `${week}.`, target: 'calendar-d1' }] : []), ...(days ? [{ label: 'Holidays', message: `${days}.`, target: 'calendar-holidays' }] : [])];
  }
}
