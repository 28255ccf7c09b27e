import { ChangeDetectionStrategy, Component, computed, effect, input, output, signal } from '@angular/core';
import type { RiskRow } from '@holdfast/contracts';
import { NO_FILTERS, listQuery } from '../risks/risk-filters';
import { riskRows } from '../risks/risk-rows';
import { Standing } from '../risks/standing';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';

const PAUSE = 250;

/** One open risk of a register, to be looked for by words or reference. */
@Component({
  selector: 'hf-open-risk-chooser',
  imports: [ErrorNotice, LoadingShape, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="find">Find an open risk<input class="hf-input" id="open-risk" type="search" placeholder="Words or a reference" (input)="onType($event)" /></label>
    @if (list.rows(); as rows) {
      <ul role="radiogroup" aria-label="Open risks">
        @for (row of rows; track row.id) {
          <li role="presentation"><label class="choice" [class.on]="row.id === chosen()"><input type="radio" name="open-risk" [checked]="row.id === chosen()" (change)="choose(row)" /><span class="hf-ref">{{ row.reference }}</span><span class="title">{{ row.title }}</span><hf-standing [of]="row.residual" [position]="false" /></label></li>
        } @empty { <li class="none" role="presentation">{{ typed() ? 'No open risk matches that.' : 'This register has no open risks. Add a new one.' }}</li> }
      </ul>
    } @else if (list.failure(); as failure) { <hf-error-notice what="The risks could not be loaded." [error]="failure" (again)="list.reload()" /> } @else { <hf-loading-shape shape="rows" [lines]="4" /> }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
    .find { display: grid; gap: 4px; font: var(--mat-sys-title-small); }
    ul { max-height: 320px; overflow: auto; position: relative; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); }
    .choice { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; min-height: 40px; padding: 6px 12px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); cursor: pointer; }
    li:last-child .choice { border-bottom: 0; }
    .choice:hover { background: var(--hf-hover); }
    .choice.on { background: var(--hf-selected); }
    .title { flex: 1; min-width: 140px; }
    .none { padding: 16px; color: var(--mat-sys-on-surface-variant); font: var(--mat-sys-body-small); }
  `,
})
export class OpenRiskChooser {
  readonly registerId = input.required<string>();
  /** Offered first: the one that stands below. */
  readonly suggested = input<string | null>(null);
  readonly risk = output<string>();
  protected readonly typed = signal('');
  protected readonly chosen = signal<string | null>(null);
  readonly #wanted = computed(() => ({ url: `/api/registers/${this.registerId()}/risks`, query: listQuery({ ...NO_FILTERS, q: this.typed() }) }));
  protected readonly list = riskRows(this.#wanted, () => this.registerId());
  #timer?: ReturnType<typeof setTimeout>;

  constructor() {
    effect(() => {
      const suggested = this.suggested();
      if (suggested) this.#take(suggested);
    });
  }

  protected onType(event: Event): void {
    const typed = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.typed.set(typed), PAUSE);
  }

  protected choose(row: RiskRow): void {
    this.#take(row.id);
  }

  #take(id: string): void {
    this.chosen.set(id);
    this.risk.emit(id);
  }
}
