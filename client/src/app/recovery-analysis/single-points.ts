import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, Injector, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SinglePointView } from '@holdfast/contracts';
import { asProblem, type Problem } from '../http/problem';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { RecoveryClient } from './recovery-client';

/** Shown at a time, once all of them are asked for. */
const STEP = 50;

/** What alone stops activities, most first: those that came with the answer, and all the others when they are asked for. */
@Component({
  selector: 'hf-single-points',
  imports: [ErrorNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol role="list">
      @for (one of shown(); track one.id) {
        <li><a class="hf-plain hf-tap" [routerLink]="['/resources', one.id]">{{ one.name }}</a><a class="stops hf-tap" routerLink="/what-if" [queryParams]="{ lost: one.id }" queryParamsHandling="merge"><span class="hf-hidden">{{ one.name }} alone stops </span>{{ one.activities }} {{ one.activities === 1 ? 'activity' : 'activities' }}</a></li>
      } @empty { <li>None: no resource alone stops an activity.</li> }
    </ol>
    @if (problem(); as problem) { <hf-error-notice what="The others could not be reckoned." [error]="problem" (again)="show(wanted())" /> }
    <p class="hf-small hf-soft" aria-live="polite">{{ words() }}</p>
    @if (left()) {
      <div class="hf-row hf-no-print">
        @if (left() > step) { <button class="hf-btn text" type="button" [attr.aria-disabled]="busy()" (click)="show(shown().length + step)">Show {{ step }} more</button> }
        <button class="hf-btn text" type="button" [attr.aria-disabled]="busy()" (click)="show(total())">Show all {{ total() }}</button>
      </div>
    }
  `,
  styles: `
    :host { display: block; font: var(--mat-sys-body-small); }
    li { display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 4px 0; }
    a { font-weight: 500; overflow-wrap: anywhere; }
    .stops { font-weight: 400; white-space: nowrap; }
    .hf-btn { margin-left: -8px; }
  `,
})
export class SinglePoints {
  readonly most = input.required<readonly SinglePointView[]>();
  /** How many there are besides. */
  readonly more = input.required<number>();

  readonly #client = inject(RecoveryClient);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** The same whatever is asked, as long as nothing was changed meanwhile. */
  readonly #answer = computed(() => [...this.most().map(({ id, activities }) => `${id} ${activities}`), this.more()].join());
  readonly #all = linkedSignal<string, readonly SinglePointView[] | null>({ source: this.#answer, computation: () => null });
  protected readonly wanted = linkedSignal<string, number>({ source: this.#answer, computation: () => this.most().length });
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly step = STEP;
  protected readonly shown = computed(() => this.#all()?.slice(0, this.wanted()) ?? this.most());
  protected readonly total = computed(() => this.#all()?.length ?? this.most().length + this.more());
  protected readonly left = computed(() => this.total() - this.shown().length);
  protected readonly words = computed(() => {
    if (this.busy()) return 'Reckoning the others.';
    if (this.left()) return `${this.shown().length} of ${this.total()}, those that stop most activities first.`;
    return this.#all() ? `All ${this.total()}, those that stop most activities first.` : '';
  });

  protected async show(many: number): Promise<void> {
    if (this.busy()) return;
    const before = this.shown().length;
    this.wanted.set(many);
    if (!this.#all()) await this.#fetch();
    // The button may be gone, or far below: reading goes on where it stopped.
    afterNextRender({ read: () => this.#host.querySelectorAll<HTMLElement>('li > .hf-plain')[before]?.focus() }, { injector: this.#injector });
  }

  async #fetch(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.#all.set(await this.#client.singlePoints());
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
