import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, model, signal } from '@angular/core';
import type { Page } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Icon } from '../shared/icons/icon';

export interface Thing {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}

/** After the last key, before the search. */
const PAUSE = 250;
let choosers = 0;

/** Activities or resources: those chosen, each with its way off, and a box that finds more. */
@Component({
  selector: 'hf-thing-chooser',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chosen().length) {
      <ul class="chosen">@for (one of chosen(); track one) { <li><span>{{ nameOf(one) }}</span><button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take out ' + nameOf(one)" (click)="takeOut(one)"><hf-icon name="close" /></button></li> }</ul>
    }
    <label class="hf-hidden" [attr.for]="boxId">{{ label() }}</label>
    <input #box class="hf-input" type="text" autocomplete="off" spellcheck="false" placeholder="Name or reference" [id]="boxId" [value]="typed()" (input)="look(box.value)" (focus)="look(box.value)" />
    @if (typed() !== null && open()) {
      <ul class="found" [attr.aria-label]="label() + ' found'">
        @for (one of found(); track one.id) { <li><button type="button" class="hf-btn text" (click)="add(one)"><hf-icon name="add" />{{ one.reference }} {{ one.name }}</button></li> }
        @empty { <li class="hf-soft" role="status">{{ failure() || (busy() ? 'Looking' : 'Nothing by that name.') }}</li> }
      </ul>
    }
  `,
  styles: `
    .chosen { display: grid; gap: 4px; margin-bottom: 8px; }
    .chosen li { display: flex; align-items: center; gap: 8px; justify-content: space-between; padding: 2px 4px 2px 10px; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    .found { margin-top: 4px; max-height: 240px; overflow: auto; }
    .found button { text-align: left; white-space: normal; }
  `,
})
export class ThingChooser {
  readonly label = input.required<string>();
  /** What is asked: '/api/activities' or '/api/resources'. */
  readonly address = input.required<string>();
  /** What the page can name already. */
  readonly known = input<readonly Thing[]>([]);
  readonly boxId = `hf-things-${++choosers}`;
  readonly chosen = model.required<readonly string[]>();

  readonly #http = inject(HttpClient);
  readonly #met = signal<ReadonlyMap<string, Thing>>(new Map());
  readonly #asked = new Set<string>();
  protected readonly typed = signal('');
  protected readonly open = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly found = signal<readonly Thing[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    // What was chosen elsewhere came by its id alone.
    effect(() => {
      for (const id of this.chosen()) if (!this.#met().has(id) && !this.known().some((thing) => thing.id === id)) void this.#ask(id);
    });
  }

  async #ask(id: string): Promise<void> {
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    const thing = await firstValueFrom(this.#http.get<Thing>(`${this.address()}/${id}`)).catch(() => null);
    if (thing) this.#meet(thing);
  }

  #meet(thing: Thing): void {
    this.#met.update((met) => new Map(met).set(thing.id, thing));
  }

  protected nameOf(id: string): string {
    const one = this.#met().get(id) ?? this.known().find((thing) => thing.id === id);
    return one ? `${one.reference} ${one.name}` : 'Chosen';
  }

  protected look(text: string): void {
    this.typed.set(text);
    this.open.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#find(text), PAUSE);
  }

  async #find(q: string): Promise<void> {
    this.busy.set(true);
    try {
      const { items } = await firstValueFrom(this.#http.get<Page<Thing>>(this.address(), { params: q.trim() ? { q: q.trim() } : {} }));
      if (this.typed() !== q) return;
      this.failure.set('');
      this.found.set(items.filter(({ id }) => !this.chosen().includes(id)).slice(0, 12));
    } catch (error) {
      this.failure.set(asProblem(error).title);
    } finally {
      this.busy.set(false);
    }
  }

  protected add(thing: Thing): void {
    this.#meet(thing);
    this.chosen.set([...this.chosen(), thing.id]);
    this.found.set(this.found().filter(({ id }) => id !== thing.id));
    this.open.set(false);
    this.typed.set('');
    document.getElementById(this.boxId)?.focus();
    this.open.set(false);
    clearTimeout(this.#timer);
  }

  protected takeOut(id: string): void {
    this.chosen.set(this.chosen().filter((one) => one !== id));
  }
}
