import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked, type AfterContentInit } from '@angular/core';
import { NgControl, type ControlValueAccessor, type ValidationErrors } from '@angular/forms';
import { clockInWords, durationInWords, longestElapsed, readDuration, shortestElapsed, type Duration, type WorkingCalendar } from '@holdfast/domain';
import { Field } from '../field/field';

let fields = 0;

/**
 * A length of time as people write it, with what was understood read back below while one types. The value is a `Duration`, or
 * null for nothing typed or "tbc", which is "not known" and never zero. Put it inside `<hf-field>`.
 */
@Component({
  selector: 'hf-duration-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input class="hf-input" type="text" autocomplete="off" maxlength="120" [id]="field?.id() ?? ownId" [value]="typed()" [disabled]="disabled()"
      [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="field?.shown() ? true : null" (input)="type($event)" (blur)="left()" />
    <p class="read" [id]="ownId + '-read'" aria-live="polite">{{ readBack() }}</p>
  `,
  styles: `
    :host { display: block; }
    .hf-input { width: 100%; max-width: 320px; }
    .read { min-height: 16px; margin-top: 4px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; text-wrap: pretty; }
  `,
})
export class DurationField implements ControlValueAccessor, AfterContentInit {
  /** The working calendars that may be named; the default one is meant by "1 working day". */
  readonly calendars = input<readonly WorkingCalendar[]>([]);
  /** The id of the input, for a link to it; the field's own otherwise. */
  readonly inputId = input<string | null>(null);
  /** How working time is turned into clock time: a requirement at its shortest, a capability at its longest. */
  readonly taken = input<'shortest' | 'longest' | null>(null);
  protected readonly field = inject(Field, { optional: true });
  readonly #control = inject(NgControl, { self: true, optional: true });
  readonly #destroyed = inject(DestroyRef);
  protected readonly ownId = `hf-duration-${++fields}`;
  protected readonly typed = signal('');
  protected readonly disabled = signal(false);
  readonly #written = signal<Duration | null>(null);
  readonly #read = computed(() => (this.typed().trim() === '' ? null : readDuration(this.typed(), this.calendars())));
  protected readonly describedBy = computed(() => [this.field?.describedBy(), `${this.ownId}-read`].filter(Boolean).join(' '));
  protected readonly readBack = computed(() => {
    const read = this.#read();
    if (!read?.duration) return read?.fault === null ? 'Not known' : '';
    const words = durationInWords(read.duration, this.calendars());
    return `${read.limit ? `Read as ${words}, the upper limit` : words}${this.#onTheClock(read.duration)}`;
  });
  #changed: (value: Duration | null) => void = () => {};
  #touched: () => void = () => {};

  constructor() {
    if (this.#control) this.#control.valueAccessor = this;
    // Calendars may arrive after the value: words are then those of the named calendar, and what was typed is read again.
    effect(() => {
      const calendars = this.calendars();
      untracked(() => {
        const written = this.#written();
        if (written) this.typed.set(durationInWords(written, calendars));
        else if (this.typed().trim() !== '') this.#changed(this.#read()?.duration ?? null);
        this.#control?.control?.updateValueAndValidity({ emitEvent: false });
      });
    });
  }

  ngAfterContentInit(): void {
    const control = this.#control?.control ?? null;
    const changes = signal(0);
    const validate = (): ValidationErrors | null => this.#fault();
    control?.addValidators(validate);
    control?.updateValueAndValidity({ emitEvent: false });
    const subscription = control?.events.subscribe(() => changes.update((count) => count + 1));
    this.#destroyed.onDestroy(() => {
      subscription?.unsubscribe();
      control?.removeValidators(validate);
    });
    const own = this.inputId();
    if (own) this.field?.id.set(own);
    this.field?.hold({ control, changes });
  }

  writeValue(value: Duration | null): void {
    this.#written.set(value);
    this.typed.set(value ? durationInWords(value, this.calendars()) : '');
  }

  registerOnChange(changed: (value: Duration | null) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }

  protected type(event: Event): void {
    this.#written.set(null);
    this.typed.set((event.target as HTMLInputElement).value);
    this.#changed(this.#read()?.duration ?? null);
  }

  protected left(): void {
    this.#touched();
  }

  #onTheClock(duration: Duration): string {
    const [taken, calendar] = [this.taken(), this.calendars().find((one) => one.id === duration.calendarId)];
    if (taken === null || !calendar) return '';
    const minutes = taken === 'shortest' ? shortestElapsed(duration, calendar) : longestElapsed(duration, calendar);
    return taken === 'shortest' ? `: at its shortest ${clockInWords(minutes)} on the clock` : `: at its longest ${clockInWords(minutes)} on the clock`;
  }

  /** A value that was written stands although its calendar has been retired since. */
  #fault(): ValidationErrors | null {
    const read = this.#read();
    return this.#written() || !read || read.fault === null ? null : { duration: `${read.fault}.` };
  }
}
