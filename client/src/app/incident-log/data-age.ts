import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, input, output, signal } from '@angular/core';
import { againstRequirement, againstWords, isLocalMoment, measuredDataLoss, measuredInWords, momentOfLocal } from '@holdfast/domain';

/** "data of 26 h lost. Over the RPO of 24 h", and whether that is too much; moments ISO 8601, the RPO in minutes. Null: nobody has told. */
export function dataLossShown(lostAt: string, dataAsOf: string | null, rpoMinutes: number | null): { readonly at: string; readonly words: string; readonly over: boolean } | null {
  const loss = measuredDataLoss(lostAt, dataAsOf);
  if (loss === null || dataAsOf === null) return null;
  const against = againstRequirement(loss, rpoMinutes);
  return { at: dataAsOf, words: `data of ${measuredInWords(loss)} lost. ${againstWords(against, rpoMinutes, 'RPO')}`, over: against === 'over' };
}

/** Asks how old the data of a resource are that came back, in a rehearsal as in real use: a button, and behind it the day and the time. */
@Component({
  selector: 'hf-data-age',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (asking()) {
      <form (submit)="tell($event)">
        <label [for]="'data-' + of().id">The data of {{ of().name }} go back to</label>
        <input class="hf-input" type="datetime-local" required [id]="'data-' + of().id" [attr.aria-describedby]="refused() ? 'data-refused-' + of().id : null" />
        @if (refused(); as why) { <p class="hf-bad" [id]="'data-refused-' + of().id" role="alert">{{ why }}</p> }
        <span class="acts"><button class="hf-btn primary" type="submit">Add</button><button class="hf-btn quiet" type="button" (click)="stop()">Cancel</button></span>
      </form>
    } @else {
      <button class="hf-btn quiet" type="button" [id]="'ask-data-' + of().id" [attr.aria-label]="words() + ': ' + of().name" (click)="ask()">{{ words() }}</button>
    }
  `,
  styles: `
    form { display: grid; gap: 8px; }
    label { font: var(--mat-sys-label-medium); }
    input { max-width: 260px; }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; }
    @media (max-width: 700px) { .hf-btn { min-height: 44px; } }
    @media print { :host { display: none; } }
  `,
})
export class DataAge {
  readonly of = input.required<{ readonly id: string; readonly name: string }>();
  /** It was told before: what is told now corrects it. */
  readonly known = input(false);
  readonly zone = input.required<string>();
  /** The moment it is now, ISO 8601: nothing can be told of later. */
  readonly now = input.required<string>();
  /** The moment that they go back to, ISO 8601. */
  readonly told = output<string>();
  readonly #page = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  protected readonly words = computed(() => (this.known() ? 'Correct the age of its data' : 'Age of its data'));
  protected readonly asking = signal(false);
  protected readonly refused = signal('');

  protected ask(): void {
    this.asking.set(true);
    this.#focus(`data-${this.of().id}`);
  }

  /** The focus goes back to where the question was asked. */
  protected stop(): void {
    this.asking.set(false);
    this.refused.set('');
    this.#focus(`ask-data-${this.of().id}`);
  }

  #focus(id: string): void {
    afterNextRender(() => this.#page.getElementById(id)?.focus(), { injector: this.#injector });
  }

  protected tell(event: SubmitEvent): void {
    event.preventDefault();
    const local = (event.target as HTMLFormElement).querySelector('input')!.value;
    if (!isLocalMoment(local)) return this.refused.set('Give the day and the time');
    const at = momentOfLocal(this.zone(), local);
    if (Date.parse(at) > Date.parse(this.now())) return this.refused.set('That lies in the future: choose a time that has passed');
    this.told.emit(at);
    this.stop();
  }
}
