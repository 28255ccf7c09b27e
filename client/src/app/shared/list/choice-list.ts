import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import type { Choice } from './choice';

/** More than these, and one looks for a choice by typing. */
const AT_A_GLANCE = 8;
const PAUSE = 250;

/** Choices to tick, as many as one likes. */
@Component({
  selector: 'hf-choice-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @if (remote() || choices().length > most) {
      <input class="hf-input" type="search" [attr.aria-label]="'Find ' + label().toLowerCase()" placeholder="Type to find" [value]="typed()" (input)="onType($event)" />
    }
    @for (choice of shown(); track choice.id) {
      <label><input type="checkbox" [checked]="picked().includes(choice.id)" (change)="toggle(choice.id)" /><span>{{ choice.label }}@if (choice.hint) { <span class="hint">{{ choice.hint }}</span> }</span></label>
    } @empty {
      <p>{{ typed() ? 'Nothing is called that.' : 'There is nothing to choose yet.' }}</p>
    }
  `,
  styles: `
    :host { display: grid; }
    .hf-input { width: auto; margin: 4px 12px 8px; min-height: 32px; padding: 4px 10px; font: var(--mat-sys-body-small); }
    label { display: flex; align-items: center; gap: 10px; min-height: 32px; padding: 4px 12px; cursor: pointer; }
    label:hover { background: var(--hf-hover); }
    .hint { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    p { padding: 8px 12px; color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) { label { min-height: 44px; } }
  `,
})
export class ChoiceList {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly chosenChange = output<string[]>();
  /** There may be more than are here: what is typed is asked for too. */
  readonly remote = input(false);
  readonly typedChange = output<string>();
  /** What was ticked stands at once: the next tick may come before the list has given it back. */
  protected readonly picked = linkedSignal(() => this.chosen());
  protected readonly most = AT_A_GLANCE;
  protected readonly typed = signal('');
  #timer?: ReturnType<typeof setTimeout>;
  protected readonly shown = computed(() => {
    const typed = this.typed().trim().toLowerCase();
    return this.choices().filter(({ label, hint }) => `${label} ${hint ?? ''}`.toLowerCase().includes(typed));
  });

  protected onType(event: Event): void {
    const typed = (event.target as HTMLInputElement).value;
    this.typed.set(typed);
    clearTimeout(this.#timer);
    if (this.remote()) this.#timer = setTimeout(() => this.typedChange.emit(typed.trim()), PAUSE);
  }

  protected toggle(id: string): void {
    const picked = this.picked();
    const now = picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id];
    this.picked.set(now);
    this.chosenChange.emit(now);
  }
}
