import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal, type Signal } from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { Icon } from '../icons/icon';
import { messageOf, type Messages } from './messages';
import { PointerHeld } from './pointer-held';

let fields = 0;

/** What a control hands to its field: itself, and when to look at it again. */
export interface FieldControl {
  readonly control: AbstractControl | null;
  /** Counts up with every change of value, validity or touch. */
  readonly changes: Signal<number>;
}

/**
 * A label above, a hint under it, an error between the hint and the control, and a counter near the limit. Put one control
 * with `hfInput` inside; it gets its id, description and validity from here.
 */
@Component({
  selector: 'hf-field',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.wrong]': 'shown()', '[class.group]': 'group()', '[attr.role]': 'group() ? "group" : null', '[attr.aria-labelledby]': 'group() ? labelId : null', '[attr.aria-describedby]': 'group() ? describedBy() : null' },
  template: `
    <div class="above">
      @if (group()) {
        <span class="label" [id]="labelId">{{ label() }}@if (optional()) { <span class="optional">&ngsp;optional</span> }</span>
      } @else {
        <label class="label" [id]="labelId" [attr.for]="id()">{{ label() }}@if (optional()) { <span class="optional">&ngsp;optional</span> }</label>
      }
      @if (hint()) { <p class="hint" [id]="hintId">{{ hint() }}</p> }
      <p class="error" [id]="errorId" [class.none]="!shown()" aria-live="polite">@if (shown()) { <hf-icon name="error-filled" /><span>{{ shown() }}</span> }</p>
    </div>
    <div class="below">
      <div class="control"><ng-content /></div>
      @if (counter(); as counter) { <p class="counter" [id]="counterId" [class.over]="counter.over">{{ counter.text }}</p> }
    </div>
  `,
  styles: `
    :host { display: block; min-width: 0; }
    .label { display: block; font: var(--mat-sys-title-small); }
    .optional { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .hint { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); text-wrap: pretty; }
    .error { display: flex; gap: 4px; color: var(--mat-sys-error); font: var(--mat-sys-label-medium); --hf-icon: 14px; }
    .error hf-icon { margin-top: 2px; }
    .error.none { display: none; }
    .control { margin-top: 6px; }
    .counter { margin-top: 4px; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .counter.over { color: var(--mat-sys-error); font-weight: 500; }
    :host(.wrong) { border-left: 3px solid var(--mat-sys-error); padding-left: 12px; }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false);
  /** The most characters; counted aloud from 85 % of it on. */
  readonly limit = input<number | null>(null);
  /** Words for this field's own faults, by validator: `{ required: 'Say why.' }`. */
  readonly messages = input<Messages>({});
  /** An error from outside the form's control; wins over the control's own. */
  readonly error = input('');
  /** Several controls under one label: buttons of a score, the three numbers of a date. */
  readonly group = input(false);

  readonly #number = ++fields;
  readonly id = signal(`hf-field-${this.#number}`);
  readonly labelId = `hf-field-${this.#number}-label`;
  readonly hintId = `hf-field-${this.#number}-hint`;
  readonly errorId = `hf-field-${this.#number}-error`;
  readonly counterId = `hf-field-${this.#number}-counter`;

  readonly #control = signal<FieldControl | null>(null);

  readonly #found = computed(() => {
    if (this.error()) return this.error();
    const known = this.#control();
    known?.changes();
    const control = known?.control;
    if (!control?.invalid || !(control.touched || control.errors?.['server'])) return '';
    return messageOf(control, this.label(), this.messages());
  });
  readonly #pointer = inject(PointerHeld);

  /** The error on show: after the control was left or the form was sent, never while one starts to type or to press. */
  readonly shown = linkedSignal<{ found: string; held: boolean }, string>({
    source: () => ({ found: this.#found(), held: this.#pointer.held() }),
    computation: ({ found, held }, before) => (held && before ? before.value : found),
  }).asReadonly();

  protected readonly counter = computed(() => {
    const [limit, known] = [this.limit(), this.#control()];
    known?.changes();
    const value: unknown = known?.control?.value;
    if (limit === null || typeof value !== 'string' || value.length < limit * 0.85) return null;
    const left = limit - value.length;
    return { over: left < 0, text: left < 0 ? `${-left} characters too many` : `${left} of ${limit} characters left` };
  });

  readonly describedBy = computed(
    () => [this.hint() && this.hintId, this.shown() && this.errorId, this.counter() && this.counterId].filter(Boolean).join(' ') || null,
  );

  /** Called by the control inside. */
  hold(control: FieldControl): void {
    this.#control.set(control);
  }
}
