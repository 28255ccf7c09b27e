import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { NgControl, type ControlValueAccessor } from '@angular/forms';
import type { ActionRow } from '@holdfast/contracts';
import { ACTION_STATUSES } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ActionClient } from '../actions/action-client';
import { ACTION_STATUS_WORDS } from '../actions/action-words';
import { typedSearch } from '../shared/forms/typed-search';
import { Icon } from '../shared/icons/icon';

/** One letter finds half of everything. */
const LEAST = 2;
const SHOWN = 8;

/** Actions by words or reference, each with its way on and off. The value is their ids. Those found are buttons, so that the keyboard needs no more than Tab and Enter. */
@Component({
  selector: 'hf-action-chooser',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chosen().length) {
      <ul class="lines" aria-label="Chosen actions">
        @for (action of chosen(); track action.id) {
          <li><span><span class="hf-ref">{{ action.reference }}</span> {{ action.title }}</span><button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take off ' + action.reference" (click)="remove(action)"><hf-icon name="close" /></button></li>
        }
      </ul>
    }
    <input class="hf-input" id="action-search" type="search" autocomplete="off" spellcheck="false" aria-label="Find an action" placeholder="Words or a reference" [value]="typed()" (input)="type($event)" (blur)="touched()" (keydown.enter)="$event.preventDefault()" />
    @if (found().length) {
      <ul class="lines" aria-label="Actions found">
        @for (action of found(); track action.id) {
          <li><span><span class="hf-ref">{{ action.reference }}</span> {{ action.title }} <span class="hf-soft">{{ statusWords[action.status].toLowerCase() }}</span></span><button class="hf-btn" type="button" [attr.aria-label]="'Add ' + action.reference" (click)="add(action)">Add</button></li>
        }
      </ul>
    } @else if (typed().trim().length >= least) { <p class="hf-small hf-soft" role="status">{{ search.failure() || (search.searching() ? 'Looking' : 'No other action that you can read matches that.') }}</p> }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
    .lines { display: grid; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); }
    li { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 36px; padding: 4px 4px 4px 12px; font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    li + li { border-top: 1px solid var(--mat-sys-outline-variant); }
    input { max-width: 420px; }
  `,
})
export class ActionChooser implements ControlValueAccessor {
  /** Actions that the page knows already, to name what is chosen. */
  readonly known = input<readonly ActionRow[]>([]);

  readonly #client = inject(ActionClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #ids = signal<readonly string[]>([]);
  readonly #met = signal<readonly ActionRow[]>([]);
  protected readonly search = typedSearch<ActionRow>({ find: async (q) => (await firstValueFrom(this.#client.list({ q, status: [...ACTION_STATUSES], sort: 'status' }))).items, least: LEAST });
  protected readonly chosen = computed(() => [...this.known(), ...this.#met()].filter(({ id }, at, all) => this.#ids().includes(id) && all.findIndex((one) => one.id === id) === at));
  protected readonly found = computed(() => this.search.hits().filter(({ id }) => !this.#ids().includes(id)).slice(0, SHOWN));
  protected readonly typed = signal('');
  protected readonly least = LEAST;
  protected readonly statusWords = ACTION_STATUS_WORDS;
  #changed: (ids: string[]) => void = () => undefined;
  protected touched: () => void = () => undefined;

  constructor() {
    const control = inject(NgControl, { self: true, optional: true });
    if (control) control.valueAccessor = this;
  }

  writeValue(ids: string[] | null): void {
    this.#ids.set(ids ?? []);
  }

  registerOnChange(changed: (ids: string[]) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.touched = touched;
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.search.soon(this.typed());
  }

  protected add(action: ActionRow): void {
    this.#met.update((met) => [...met, action]);
    this.#set([...this.#ids(), action.id]);
    this.#focus();
  }

  protected remove({ id }: ActionRow): void {
    this.#set(this.#ids().filter((one) => one !== id));
    this.#focus();
  }

  #set(ids: string[]): void {
    this.#ids.set(ids);
    this.#changed(ids);
  }

  /** The button that had the focus is gone. */
  #focus(): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>('input')?.focus());
  }
}
