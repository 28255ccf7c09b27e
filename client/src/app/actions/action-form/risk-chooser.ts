import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { NgControl, type ControlValueAccessor } from '@angular/forms';
import type { ActionRiskView, RiskView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { optionList } from '../../shared/forms/option-list';
import { typedSearch } from '../../shared/forms/typed-search';
import { RiskClient } from '../../risks/risk-client';
import { Icon } from '../../shared/icons/icon';

/** One letter finds half of everything. */
const LEAST = 2;
const SHOWN = 12;

export type KnownRisk = Pick<ActionRiskView, 'id' | 'reference' | 'title' | 'status'>;

let choosers = 0;

/**
 * The risks that an action serves: those chosen, each with its way off, and a box that finds more by words or reference. The
 * value is their ids. Type to search, arrows to choose, Enter to add, Escape to leave.
 */
@Component({
  selector: 'hf-risk-chooser',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-chooser.html',
  styleUrl: './risk-chooser.scss',
})
export class RiskChooser implements ControlValueAccessor {
  /** Risks that the page knows already, to name what is chosen. */
  readonly known = input<readonly KnownRisk[]>([]);
  /** Cannot be taken off: the one that the action is planned on. */
  readonly fixed = input<string | null>(null);
  readonly inputId = input('risk-search');

  readonly #http = inject(HttpClient);
  readonly #client = inject(RiskClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly listId = `hf-risks-${++choosers}`;
  readonly #ids = signal<readonly string[]>([]);
  readonly #met = signal<ReadonlyMap<string, KnownRisk>>(new Map());
  /** All that this box can name, for the page to choose from. */
  readonly chosen = computed<readonly KnownRisk[]>(() => {
    const named = new Map([...this.#met(), ...this.known().map((risk): [string, KnownRisk] => [risk.id, risk])]);
    return this.#ids().map((id) => named.get(id) ?? { id, reference: '', title: 'Loading', status: 'open' });
  });
  protected readonly typed = signal('');
  protected readonly search = typedSearch<KnownRisk>({
    find: async (words) => (await firstValueFrom(this.#client.search(words))).risks.filter(({ status }) => status === 'open'),
    onFound: () => this.active.set(this.found().length ? 0 : -1),
    least: LEAST,
  });
  protected readonly found = computed(() => this.search.hits().filter(({ id }) => !this.#ids().includes(id)).slice(0, SHOWN));
  readonly #options = optionList({ listId: this.listId, found: this.found, take: (risk) => this.add(risk), searching: this.search.searching });
  protected readonly open = this.#options.open;
  protected readonly active = this.#options.active;
  protected readonly onKey = this.#options.onKey;
  protected readonly least = LEAST;
  #changed: (ids: string[]) => void = () => undefined;
  #touched: () => void = () => undefined;

  constructor() {
    const control = inject(NgControl, { self: true, optional: true });
    if (control) control.valueAccessor = this;
  }

  writeValue(ids: string[] | null): void {
    this.#ids.set(ids ?? []);
    void this.#meet();
  }

  registerOnChange(changed: (ids: string[]) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.open.set(true);
    this.active.set(-1);
    this.search.soon(this.typed());
  }

  protected add(risk: KnownRisk): void {
    this.#met.update((met) => new Map(met).set(risk.id, risk));
    this.#set([...this.#ids(), risk.id]);
    this.typed.set('');
    this.search.clear();
    this.open.set(false);
  }

  protected remove(risk: KnownRisk): void {
    this.#set(this.#ids().filter((id) => id !== risk.id));
    // The button that had the focus is gone.
    setTimeout(() => this.#host.querySelector<HTMLElement>('input')?.focus());
  }

  protected leave(): void {
    this.open.set(false);
    this.#touched();
  }

  #set(ids: string[]): void {
    this.#ids.set(ids);
    this.#changed(ids);
  }

  /** Names for what a draft of this device brought back by its id alone; what cannot be read any more stays without one. */
  async #meet(): Promise<void> {
    const unknown = this.#ids().filter((id) => !this.#met().has(id) && !this.known().some((risk) => risk.id === id));
    for (const id of unknown) {
      const risk = await firstValueFrom(this.#http.get<RiskView>(`/api/risks/${id}`)).catch(() => null);
      this.#met.update((met) => new Map(met).set(id, risk ? { id, reference: risk.reference ?? 'Draft', title: risk.title, status: risk.status } : { id, reference: '', title: 'A risk that you do not read', status: 'open' }));
    }
  }
}
