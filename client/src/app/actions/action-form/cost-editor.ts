import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { NgControl, type ControlValueAccessor } from '@angular/forms';
import { COST_KINDS, financialYearLabel, financialYearOf, LIMITS, type CostKind } from '@holdfast/domain';
import { todayIn } from '../../shared/words/today';
import { Session } from '../../session/session';
import { Icon } from '../../shared/icons/icon';
import { COST_KIND_WORDS } from '../action-words';
import { costTable, totalInWords } from '../cost-table';
import { amountOf, costFaults, costsOf, type CostLine } from './cost-lines';

/** Years offered before this one and after it. */
const BEFORE = 2;
const AFTER = 10;

/** Costs and savings line by line: year, kind, amount or "to be assessed". Use it with `formControl`. */
@Component({
  selector: 'hf-cost-editor',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cost-editor.html',
  styleUrl: './cost-editor.scss',
})
export class CostEditor implements ControlValueAccessor {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #session = inject(Session);
  readonly #control = inject(NgControl, { self: true, optional: true });
  readonly #thisYear = financialYearOf(todayIn(this.#session.organisation()?.timeZone));
  protected readonly lines = signal<readonly CostLine[]>([]);
  protected readonly left = signal(false);
  protected readonly most = LIMITS.costLines;
  protected readonly kinds = COST_KINDS;
  protected readonly words = COST_KIND_WORDS;
  /** Those of the lines too, however long ago. */
  protected readonly years = computed(() => {
    const offered = Array.from({ length: BEFORE + AFTER + 1 }, (_, index) => this.#thisYear - BEFORE + index);
    const years = new Set([...offered, ...this.lines().map(({ financialYear }) => financialYear)]);
    return [...years].sort((a, b) => a - b).map((year) => ({ year, label: financialYearLabel(year) }));
  });
  /** Told once the form was left or sent, not while a line is being typed. */
  protected readonly faults = computed(() => (this.left() ? costFaults(this.lines()) : []));
  protected readonly totals = computed(() => {
    const known = this.lines().filter(({ amount, toBeAssessed }) => toBeAssessed || amountOf(amount) !== null);
    return costTable(costsOf(known)).totals.map((total) => `${COST_KIND_WORDS[total.kind]}: ${totalInWords(total)}`).join('. ');
  });
  #changed: (lines: CostLine[]) => void = () => undefined;
  #touched: () => void = () => undefined;

  constructor() {
    if (this.#control) this.#control.valueAccessor = this;
  }

  writeValue(lines: CostLine[] | null): void {
    this.lines.set(lines ?? []);
    this.left.set(false);
  }

  registerOnChange(changed: (lines: CostLine[]) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  /** For the page, when it sends: whatever is wrong is told at its line. */
  tell(): void {
    this.left.set(true);
  }

  protected faultOf(line: number): string {
    return this.faults().find((fault) => fault.line === line)?.message ?? '';
  }

  /** The kind of the line before, a year later: what goes on is entered year by year. */
  protected add(): void {
    const last = this.lines().at(-1);
    this.#set([...this.lines(), { financialYear: last ? Math.min(last.financialYear + 1, LIMITS.financialYear.max) : this.#thisYear, kind: last?.kind ?? 'capital', amount: '', toBeAssessed: false }]);
    this.#focus(`cost-${this.lines().length - 1}-year`);
  }

  protected remove(line: number): void {
    this.#set(this.lines().filter((_, index) => index !== line));
    this.#focus(this.lines().length ? `cost-${Math.min(line, this.lines().length - 1)}-remove` : 'cost-add');
  }

  protected setYear(line: number, event: Event): void {
    this.#patch(line, { financialYear: Number((event.target as HTMLSelectElement).value) });
  }

  protected setKind(line: number, event: Event): void {
    this.#patch(line, { kind: (event.target as HTMLSelectElement).value as CostKind });
  }

  protected setAmount(line: number, event: Event): void {
    this.#patch(line, { amount: (event.target as HTMLInputElement).value });
  }

  protected setUnknown(line: number, event: Event): void {
    this.#patch(line, { toBeAssessed: (event.target as HTMLInputElement).checked });
  }

  protected leave(): void {
    this.#touched();
  }

  #patch(line: number, patch: Partial<CostLine>): void {
    this.#set(this.lines().map((one, index) => (index === line ? { ...one, ...patch } : one)));
  }

  #set(lines: readonly CostLine[]): void {
    this.lines.set(lines);
    this.#changed([...lines]);
  }

  #focus(id: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(`#${id}`)?.focus());
  }
}
