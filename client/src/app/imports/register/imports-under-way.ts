import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportJobView } from '@holdfast/contracts';
import { Panel } from '../../shared/panel/panel';
import { RegisterImportClient } from './register-import-client';
import { howFarInWords, outcomeInWords } from './register-words';
import { isUnderWay } from './watched-writing';

const EVERY_MS = 2_000;

/** One's own files that are being written, or came to nothing and are still there to look at; absent where there are none. */
@Component({
  selector: 'hf-imports-under-way',
  imports: [Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shown().length) {
      <hf-panel heading="Not written yet" [count]="'' + shown().length">
        <ul>
          @for (job of shown(); track job.id) {
            <li>
              <div>
                @if (job.register; as into) { <a [routerLink]="['/registers', into.id, 'import', job.draftId]">{{ job.fileName }}</a><span class="hf-small hf-soft"> into {{ into.name }}</span> } @else { {{ job.fileName }} }
              </div>
              @if (underWay(job)) {
                <label [for]="'writing-' + job.id">{{ howFar(job) }}</label>
                <progress [id]="'writing-' + job.id" [max]="job.total || 1" [value]="job.total ? job.done : null"></progress>
              } @else if (outcome(job); as came) { <p class="hf-small">{{ came.said }} {{ came.then }}</p> }
            </li>
          }
        </ul>
      </hf-panel>
    }
  `,
  styles: `
    :host { display: block; }
    :host:not(:empty) { margin-bottom: 16px; }
    ul { display: grid; gap: 12px; margin: 0; padding: 0; list-style: none; font: var(--mat-sys-body-small); }
    li { display: grid; gap: 4px; max-width: 640px; overflow-wrap: anywhere; }
    label { font-variant-numeric: tabular-nums; }
    progress { width: 100%; height: 8px; accent-color: var(--mat-sys-primary); }
    p { margin: 0; }
    @media print { :host { display: none; } }
  `,
})
export class ImportsUnderWay {
  /** Of this register alone. */
  readonly registerId = input<string>();
  /** One of them is written now. */
  readonly written = output();
  readonly #client = inject(RegisterImportClient);
  readonly #jobs = signal<readonly ImportJobView[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly shown = computed(() => {
    const of = this.registerId();
    return of === undefined ? this.#jobs() : this.#jobs().filter(({ register }) => register?.id === of);
  });
  protected readonly howFar = howFarInWords;
  protected readonly outcome = outcomeInWords;
  protected readonly underWay = isUnderWay;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
    void this.#look();
  }

  async #look(): Promise<void> {
    // What is beside the list matters less than the list: where it cannot be told, it is left out.
    const jobs = await this.#client.underWay().catch(() => this.#jobs());
    const before = this.#jobs().filter(isUnderWay);
    this.#jobs.set(jobs);
    if (before.some(({ id }) => !jobs.some((job) => job.id === id))) this.written.emit();
    if (jobs.some(isUnderWay)) this.#timer = setTimeout(() => void this.#look(), EVERY_MS);
  }
}
