import { ChangeDetectionStrategy, Component, computed, DestroyRef, type ElementRef, inject, input, output, signal, viewChild, type AfterContentInit } from '@angular/core';
import { NgControl, type ControlValueAccessor } from '@angular/forms';
import type { PersonRef } from '@holdfast/contracts';
import { Field } from '../shared/field/field';
import { optionList } from '../shared/forms/option-list';
import { typedSearch } from '../shared/forms/typed-search';
import { PersonClient } from './person-client';

let pickers = 0;

/** Chooses somebody by job title or name; the value is the id, or null. Type to search, arrows to choose, Escape to leave. */
@Component({
  selector: 'hf-person-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #box class="hf-input" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" placeholder="Job title or name"
      [id]="field?.id() ?? controlId() ?? listId + '-box'" [attr.aria-controls]="listId" [attr.aria-expanded]="open()" [attr.aria-activedescendant]="open() && active() >= 0 ? listId + '-' + active() : null"
      [attr.aria-describedby]="field?.describedBy()" [attr.aria-invalid]="field?.shown() ? true : null" [value]="text()"
      (input)="type(box.value)" (focus)="look()" (click)="look()" (blur)="leave()" (keydown)="onKey($event)"
    />
    <ul role="listbox" aria-label="People" [id]="listId" [hidden]="!open()">
      @for (person of found(); track person.id) {
        <li role="option" [id]="listId + '-' + $index" [attr.aria-selected]="person.id === value()" [class.active]="$index === active()" (pointerdown)="$event.preventDefault()" (click)="choose(person)">
          <span>{{ person.jobTitle }}</span><span class="name">{{ person.name }}</span>
        </li>
      }
    </ul>
    @if (open() && !found().length) { <p class="none" role="status">{{ search.failure() || (search.searching() ? 'Looking' : 'Nobody by that name or job title. Those who left are not listed.') }}</p> }
  `,
  styles: `
    :host { display: block; position: relative; }
    ul, .none { position: absolute; z-index: 20; left: 0; right: 0; top: calc(100% + 4px); max-height: 280px; overflow: auto; padding: 4px; border-radius: var(--mat-sys-corner-medium); background: var(--mat-sys-surface-container-low); box-shadow: var(--mat-sys-level2); }
    ul:empty, ul[hidden] { display: none; }
    li { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 7px 10px; border-radius: 4px; font: var(--mat-sys-body-small); font-weight: 500; cursor: pointer; }
    li:hover, li.active { background: var(--mat-sys-surface-container-high); }
    li.active { box-shadow: inset 3px 0 0 var(--mat-sys-primary); }
    .name { font-weight: 400; color: var(--mat-sys-on-surface-variant); }
    .none { padding: 10px 12px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media (forced-colors: active) { ul, .none { border: 1px solid CanvasText; } }
  `,
})
export class PersonPicker implements ControlValueAccessor, AfterContentInit {
  /** Who is chosen at first, since the value is an id alone. */
  readonly known = input<PersonRef | null>(null);
  /** The id of the box, for a label or a summary of errors to lead to. */
  readonly controlId = input<string>();
  /** Never offered: the one who hands over. */
  readonly without = input<string | null>(null);
  /** Who was chosen, by name; a form that collects several empties the box again. */
  readonly picked = output<PersonRef>();

  protected readonly field = inject(Field, { optional: true });
  readonly #control = inject(NgControl, { self: true, optional: true });
  readonly #client = inject(PersonClient);
  readonly #destroyed = inject(DestroyRef);
  protected readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly listId = `hf-people-${++pickers}`;
  protected readonly value = signal<string | null>(null);
  protected readonly search = typedSearch<PersonRef>({ find: (words) => this.#client.find(words), onFound: (words) => this.active.set(words && this.search.hits().length ? 0 : -1) });
  readonly #typed = signal<string | null>(null);
  readonly #chosen = signal<PersonRef | null>(null);
  protected readonly found = computed(() => this.search.hits().filter(({ id }) => id !== this.without()));
  readonly #options = optionList({ listId: this.listId, found: this.found, take: (person) => this.choose(person), look: () => this.look(), sends: true, searching: this.search.searching });
  protected readonly open = this.#options.open;
  protected readonly active = this.#options.active;
  protected readonly onKey = this.#options.onKey;
  readonly #person = computed(() => [this.#chosen(), this.known()].find((person) => person?.id === this.value()) ?? null);
  protected readonly text = computed(() => {
    const person = this.#person();
    return this.#typed() ?? (person ? `${person.jobTitle}, ${person.name}` : '');
  });

  #change: (value: string | null) => void = () => undefined;
  #touched: () => void = () => undefined;

  constructor() {
    if (this.#control) this.#control.valueAccessor = this;
  }

  ngAfterContentInit(): void {
    const own = this.controlId();
    if (own) this.field?.id.set(own);
    const control = this.#control?.control ?? null;
    const changes = signal(0);
    const subscription = control?.events.subscribe(() => changes.update((count) => count + 1));
    this.#destroyed.onDestroy(() => subscription?.unsubscribe());
    this.field?.hold({ control, changes });
  }

  writeValue(value: string | null): void {
    this.value.set(value);
    this.#typed.set(null);
  }

  registerOnChange(change: (value: string | null) => void): void {
    this.#change = change;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  protected look(): void {
    if (this.open()) return;
    this.open.set(true);
    void this.search.now('');
  }

  protected type(typed: string): void {
    this.#typed.set(typed);
    this.open.set(true);
    if (!typed.trim()) this.#set(null);
    this.active.set(-1);
    this.search.soon(typed);
  }

  protected choose(person: PersonRef): void {
    this.#chosen.set(person);
    this.#typed.set(null);
    this.#set(person.id);
    this.picked.emit(person);
    this.open.set(false);
    this.box().nativeElement.value = this.text();
  }

  /** What was typed without choosing names nobody: the last choice stands again. */
  protected leave(): void {
    this.open.set(false);
    if (this.#typed() !== null) {
      this.#typed.set(null);
      this.box().nativeElement.value = this.text();
    }
    this.#touched();
  }

  #set(value: string | null): void {
    if (value === this.value()) return;
    this.value.set(value);
    this.#change(value);
  }
}
