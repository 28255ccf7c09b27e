import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, model, signal } from '@angular/core';
import type { Page } from '@holdfast/contracts';
import type { PlanStanding } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { Field } from '../shared/field/field';
import { optionList } from '../shared/forms/option-list';
import { typedSearch } from '../shared/forms/typed-search';
import { Icon } from '../shared/icons/icon';
import { STANDING_WORDS } from './plan-words';

export interface Thing {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  /** Of a plan. */
  readonly standing?: PlanStanding;
}

const SHOWN = 12;
let choosers = 0;

/** Activities, resources or plans, of which it says what is not right with them: those chosen, each with its way off, and a box that finds more. Type to search, arrows to choose, Enter to add, Escape to leave. */
@Component({
  selector: 'hf-thing-chooser',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chosen().length) {
      <ul class="chosen">@for (one of chosen(); track one) { <li><span>{{ nameOf(one) }}@if (lackOf(one); as lack) {&ngsp;<b class="hf-warn">{{ lack }}</b>}</span><button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take out ' + nameOf(one)" (click)="takeOut(one)"><hf-icon name="close" /></button></li> }</ul>
    }
    <div class="find">
      <input class="hf-input" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" placeholder="Name or reference" [id]="listId + '-box'" [attr.aria-label]="label()"
        [attr.aria-controls]="listId" [attr.aria-expanded]="open() && found().length > 0" [attr.aria-activedescendant]="open() && active() >= 0 ? listId + '-' + active() : null" [attr.aria-describedby]="field?.describedBy()"
        [value]="typed()" (input)="type($event)" (focus)="look()" (click)="look()" (blur)="leave()" (keydown)="onKey($event)" />
      <ul role="listbox" class="found" [attr.aria-label]="label()" [id]="listId" [hidden]="!open() || !found().length">
        @for (one of found(); track one.id) {
          <li role="option" [id]="listId + '-' + $index" [attr.aria-selected]="$index === active()" [class.active]="$index === active()" (pointerdown)="$event.preventDefault()" (click)="add(one)"><span class="hf-ref">{{ one.reference }}</span><span>{{ one.name }}@if (lackIn(one); as lack) {&ngsp;<b class="hf-warn">{{ lack }}</b>}</span></li>
        }
      </ul>
      @if (open() && !found().length) { <p class="none" role="status">{{ search.failure() || (search.searching() ? 'Looking' : 'Nothing by that name.') }}</p> }
    </div>
  `,
  styles: `
    .chosen { display: grid; gap: 4px; margin-bottom: 8px; }
    .chosen li { display: flex; align-items: center; gap: 8px; justify-content: space-between; padding: 2px 4px 2px 10px; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    .find { position: relative; }
    .hf-input { width: 100%; }
    .found, .none { position: absolute; z-index: 20; left: 0; right: 0; top: calc(100% + 4px); max-height: 280px; overflow: auto; padding: 4px; border-radius: var(--mat-sys-corner-medium); background: var(--mat-sys-surface-container-low); box-shadow: var(--mat-sys-level2); }
    .found[hidden] { display: none; }
    .found li { display: flex; flex-wrap: wrap; gap: 0 8px; padding: 7px 10px; border-radius: 4px; font: var(--mat-sys-body-small); cursor: pointer; overflow-wrap: anywhere; }
    .found li:hover, .found li.active { background: var(--mat-sys-surface-container-high); }
    .found li.active { box-shadow: inset 3px 0 0 var(--mat-sys-primary); }
    .none { padding: 10px 12px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media (forced-colors: active) { .found, .none { border: 1px solid CanvasText; } }
  `,
})
export class ThingChooser {
  readonly label = input.required<string>();
  /** What is asked: '/api/activities', '/api/resources' or '/api/plans'. */
  readonly address = input.required<string>();
  /** What the page can name already. */
  readonly known = input<readonly Thing[]>([]);
  readonly chosen = model.required<readonly string[]>();

  protected readonly field = inject(Field, { optional: true });
  readonly #http = inject(HttpClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #met = signal<ReadonlyMap<string, Thing>>(new Map());
  readonly #named = new Set<string>();
  protected readonly lackIn = lackIn;
  protected readonly listId = `hf-scope-${++choosers}`;
  protected readonly typed = signal('');
  protected readonly search = typedSearch<Thing>({
    find: async (q) => (await firstValueFrom(this.#http.get<Page<Thing>>(this.address(), { params: q ? { q } : {} }))).items,
    onFound: (q) => this.active.set(q && this.found().length ? 0 : -1),
  });
  protected readonly found = computed(() => this.search.hits().filter(({ id }) => !this.chosen().includes(id)).slice(0, SHOWN));
  readonly #options = optionList({ listId: this.listId, found: this.found, take: (thing) => this.add(thing), look: () => this.look(), searching: this.search.searching });
  protected readonly open = this.#options.open;
  protected readonly active = this.#options.active;
  protected readonly onKey = this.#options.onKey;

  constructor() {
    // What was chosen elsewhere came by its id alone.
    effect(() => {
      for (const id of this.chosen()) if (!this.#met().has(id) && !this.known().some((thing) => thing.id === id)) void this.#name(id);
    });
  }

  async #name(id: string): Promise<void> {
    if (this.#named.has(id)) return;
    this.#named.add(id);
    const thing = await firstValueFrom(this.#http.get<Thing>(`${this.address()}/${id}`)).catch(() => null);
    if (thing) this.#meet(thing);
  }

  #meet(thing: Thing): void {
    this.#met.update((met) => new Map(met).set(thing.id, thing));
  }

  readonly #thing = (id: string): Thing | undefined => this.#met().get(id) ?? this.known().find((thing) => thing.id === id);

  protected nameOf(id: string): string {
    const one = this.#thing(id);
    return one ? `${one.reference} ${one.name}` : 'Chosen';
  }

  protected lackOf(id: string): string {
    const one = this.#thing(id);
    return one ? lackIn(one) : '';
  }

  protected look(): void {
    if (this.open()) return;
    this.open.set(true);
    void this.search.now(this.typed());
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.open.set(true);
    this.active.set(-1);
    this.search.soon(this.typed());
  }

  protected add(thing: Thing): void {
    this.#meet(thing);
    this.chosen.set([...this.chosen(), thing.id]);
    this.typed.set('');
    this.search.clear();
    this.active.set(-1);
    this.open.set(false);
  }

  protected takeOut(id: string): void {
    this.chosen.set(this.chosen().filter((one) => one !== id));
    // The button that had the focus is gone.
    setTimeout(() => this.#host.querySelector<HTMLElement>('input')?.focus());
  }

  protected leave(): void {
    this.open.set(false);
  }
}

/** A plan that is past its review or was never approved is used all the same, but not unseen. */
const lackIn = ({ standing }: Thing): string => (standing === undefined || standing === 'current' ? '' : STANDING_WORDS[standing]);
