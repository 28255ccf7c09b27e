import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { NgControl, type ControlValueAccessor } from '@angular/forms';
import type { ThingRef } from '@holdfast/contracts';
import type { ResourceKind } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { optionList } from '../shared/forms/option-list';
import { typedSearch } from '../shared/forms/typed-search';
import { Icon } from '../shared/icons/icon';
import { ContinuityClient, type ListQuery } from './continuity-client';
import { kindInWords } from './continuity-words';

const SHOWN = 12;

let choosers = 0;

/**
 * Activities and resources: those chosen, each with its way off, and a box that finds more by name or reference. The value is the
 * things themselves. Type to search, arrows to choose, Enter to add, Escape to leave.
 */
@Component({
  selector: 'hf-thing-chooser',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chosen().length) {
      <ul class="chosen" [attr.aria-label]="label() + ', chosen'">
        @for (thing of chosen(); track thing.id) {
          <li><span class="hf-ref">{{ thing.reference }}</span><span class="name">{{ thing.name }}</span><span class="kind">{{ kind(thing) }}</span><button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take off ' + thing.name" (click)="remove(thing)"><hf-icon name="close" /></button></li>
        }
      </ul>
    }
    @if (!single() || !chosen().length) {
      <div class="find">
        <input class="hf-input" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" placeholder="Name or reference" [id]="inputId()" [attr.aria-label]="label()"
          [attr.aria-controls]="listId" [attr.aria-expanded]="open() && found().length > 0" [attr.aria-activedescendant]="open() && active() >= 0 ? listId + '-' + active() : null" [value]="typed()"
          (input)="type($event)" (focus)="look()" (blur)="leave()" (keydown)="onKey($event)" />
        <ul role="listbox" class="found" [attr.aria-label]="label()" [id]="listId" [hidden]="!open() || !found().length">
          @for (thing of found(); track thing.id) {
            <li role="option" [id]="listId + '-' + $index" [attr.aria-selected]="$index === active()" [class.active]="$index === active()" (pointerdown)="$event.preventDefault()" (click)="add(thing)"><span class="hf-ref">{{ thing.reference }}</span><span>{{ thing.name }}</span><span class="kind">{{ kind(thing) }}</span></li>
          }
        </ul>
        @if (open() && !found().length) { <p class="none" role="status">{{ search.failure() || (search.searching() ? 'Looking' : 'Nothing in use is called that.') }}</p> }
      </div>
    }
  `,
  styles: `
    :host { display: grid; gap: 6px; }
    .find { position: relative; }
    .chosen { display: grid; gap: 4px; }
    .chosen li { display: flex; align-items: center; gap: 8px; padding: 2px 4px 2px 10px; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); font: var(--mat-sys-body-small); }
    .name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .kind { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); margin-left: auto; }
    .hf-input { width: 100%; }
    .found, .none { position: absolute; z-index: 20; left: 0; right: 0; top: calc(100% + 4px); max-height: 280px; overflow: auto; padding: 4px; border-radius: var(--mat-sys-corner-medium); background: var(--mat-sys-surface-container-low); box-shadow: var(--mat-sys-level2); }
    .found[hidden] { display: none; }
    .found li { display: flex; flex-wrap: wrap; gap: 0 8px; padding: 7px 10px; border-radius: 4px; font: var(--mat-sys-body-small); cursor: pointer; }
    .found li:hover, .found li.active { background: var(--mat-sys-surface-container-high); }
    .found li.active { box-shadow: inset 3px 0 0 var(--mat-sys-primary); }
    .none { padding: 10px 12px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media (forced-colors: active) { .found, .none { border: 1px solid CanvasText; } }
  `,
})
export class ThingChooser implements ControlValueAccessor {
  readonly label = input.required<string>();
  readonly inputId = input('thing-search');
  /** Resources alone, or those of one kind alone. */
  readonly only = input<'resources' | ResourceKind | null>(null);
  readonly single = input(false);
  readonly without = input<string | null>(null);

  readonly #client = inject(ContinuityClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly listId = `hf-things-${++choosers}`;
  protected readonly kind = kindInWords;
  protected readonly chosen = signal<readonly ThingRef[]>([]);
  protected readonly typed = signal('');
  protected readonly search = typedSearch<ThingRef>({ find: (q) => this.#find(q), onFound: () => this.active.set(this.found().length ? 0 : -1) });
  protected readonly found = computed(() => this.search.hits().filter(({ id }) => id !== this.without() && !this.chosen().some((one) => one.id === id)).slice(0, SHOWN));
  readonly #options = optionList({ listId: this.listId, found: this.found, take: (thing) => this.add(thing), searching: this.search.searching });
  protected readonly open = this.#options.open;
  protected readonly active = this.#options.active;
  protected readonly onKey = this.#options.onKey;
  #changed: (things: readonly ThingRef[]) => void = () => undefined;
  #touched: () => void = () => undefined;

  constructor() {
    const control = inject(NgControl, { self: true, optional: true });
    if (control) control.valueAccessor = this;
  }

  writeValue(things: readonly ThingRef[] | null): void {
    this.chosen.set(things ?? []);
  }

  registerOnChange(changed: (things: readonly ThingRef[]) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  protected look(): void {
    if (!this.search.hits().length) void this.search.now(this.typed());
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.open.set(true);
    this.active.set(-1);
    this.search.soon(this.typed());
  }

  protected add(thing: ThingRef): void {
    this.#set([...this.chosen(), thing]);
    this.typed.set('');
    this.search.clear();
    this.open.set(false);
  }

  protected remove(thing: ThingRef): void {
    this.#set(this.chosen().filter(({ id }) => id !== thing.id));
    // The button that had the focus is gone.
    setTimeout(() => this.#host.querySelector<HTMLElement>('input')?.focus());
  }

  protected leave(): void {
    this.open.set(false);
    this.#touched();
  }

  #set(things: readonly ThingRef[]): void {
    this.chosen.set(things);
    this.#changed(things);
  }

  async #find(q: string): Promise<readonly ThingRef[]> {
    const only = this.only();
    const query: ListQuery = q ? { q } : {};
    const [activities, resources] = await Promise.all([
      only === null ? firstValueFrom(this.#client.activities({ ...query, sort: 'match' })) : null,
      firstValueFrom(this.#client.resources({ ...query, sort: 'match', ...(only === null || only === 'resources' ? {} : { kind: only }) })),
    ]);
    const begins = ({ name }: ThingRef): number => Number(name.toLowerCase().startsWith(q.toLowerCase()));
    const found = [
      ...(activities?.items ?? []).slice(0, q ? SHOWN : 4).map(({ id, reference, name }): ThingRef => ({ id, reference, name, kind: null, retired: false })),
      ...resources.items.map(({ id, reference, name, kind }): ThingRef => ({ id, reference, name, kind, retired: false })),
    ];
    return found.sort((one, other) => begins(other) - begins(one));
  }
}
