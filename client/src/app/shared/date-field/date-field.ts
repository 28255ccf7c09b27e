import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal, type AfterContentInit } from '@angular/core';
import { NgControl, type ControlValueAccessor, type ValidationErrors } from '@angular/forms';
import { isIsoDate } from '@holdfast/domain';
import { Field } from '../field/field';

const NONE = { day: '', month: '', year: '' };

/** A day by three numbers. The value is "2026-06-18", or null. Put it inside `<hf-field [group]="true">`. */
@Component({
  selector: 'hf-date-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (part of parts; track part.name) {
      <label>
        <span>{{ part.label }}</span>
        <input class="hf-input" type="text" inputmode="numeric" autocomplete="off" [attr.maxlength]="part.length" [style.width.ch]="part.length + 4" [value]="typed()[part.name]" [disabled]="disabled()"
          [attr.aria-invalid]="field?.shown() ? true : null" (input)="type(part.name, $event)" (blur)="left()" />
      </label>
    }
  `,
  styles: `
    :host { display: flex; gap: 8px; }
    span { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); margin-bottom: 2px; }
    input { font-variant-numeric: tabular-nums; min-width: 0; }
  `,
})
export class DateField implements ControlValueAccessor, AfterContentInit {
  /** The earliest day that will do, "2026-06-12", and what to say before it. */
  readonly from = input<string | null>(null);
  readonly tooEarly = input('Choose a later day.');
  protected readonly field = inject(Field, { optional: true });
  readonly #control = inject(NgControl, { self: true, optional: true });
  readonly #destroyed = inject(DestroyRef);
  protected readonly parts = [
    { name: 'day', label: 'Day', length: 2 },
    { name: 'month', label: 'Month', length: 2 },
    { name: 'year', label: 'Year', length: 4 },
  ] as const;
  protected readonly typed = signal(NONE);
  protected readonly disabled = signal(false);
  #changed: (value: string | null) => void = () => {};
  #touched: () => void = () => {};

  constructor() {
    if (this.#control) this.#control.valueAccessor = this;
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
    this.field?.hold({ control, changes });
  }

  writeValue(value: string | null): void {
    const [year = '', month = '', day = ''] = isIsoDate(value) ? value.split('-').map((part) => part.replace(/^0+/, '')) : [];
    this.typed.set({ day, month, year });
  }

  registerOnChange(changed: (value: string | null) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }

  protected type(part: keyof typeof NONE, event: Event): void {
    this.typed.update((typed) => ({ ...typed, [part]: (event.target as HTMLInputElement).value.trim() }));
    this.#changed(this.#day());
  }

  /** The form hears of the end of the date, not of each of its three parts. */
  protected left(): void {
    setTimeout(() => this.#touched());
  }

  #day(): string | null {
    const { day, month, year } = this.typed();
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isIsoDate(iso) ? iso : null;
  }

  #fault(): ValidationErrors | null {
    const { day, month, year } = this.typed();
    if (!day && !month && !year) return null;
    const chosen = this.#day();
    if (!chosen) return { date: year && year.length !== 4 ? 'Write the year with four numbers, for example 2026.' : 'Choose a day that exists, for example 30 6 2026.' };
    const from = this.from();
    return from && chosen < from ? { date: this.tooEarly() } : null;
  }
}
