import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, Injector, input, output, signal, afterNextRender } from '@angular/core';
import { clockInWords, type LogAuthor, type StepProgress } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { MomentPipe } from '../shared/words/dates';
import { ticking } from './ticking';

export type StepAct = 'started' | 'finished';

/** The middle: one step, whole, with what can be done about it; below it what comes next. On a phone the acts lie in a bar at the foot. */
@Component({
  selector: 'hf-step-now',
  imports: [Icon, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-now.html',
  styleUrl: './step-now.scss',
})
export class StepNow {
  readonly one = input.required<StepProgress | null>();
  readonly steps = input.required<readonly StepProgress[]>();
  readonly people = input<readonly Pick<LogAuthor, 'id' | 'jobTitle'>[]>([]);
  readonly mayWrite = input(false);
  /** "Now" on the step that is looked at by itself; "Step" where somebody chose it. */
  readonly followed = input(true);
  /** A role of the reader's does it. */
  readonly mine = input(false);
  readonly ahead = input(0);
  readonly acted = output<{ one: StepProgress; act: StepAct }>();
  /** With the reason. */
  readonly skipped = output<{ one: StepProgress; reason: string }>();
  /** Somebody wants to tell of a problem with it: the composer is elsewhere. */
  readonly problem = output<StepProgress>();
  /** To the log, on a phone. */
  readonly toLog = output();

  readonly #injector = inject(Injector);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #now = ticking();
  protected readonly skipping = signal<string | null>(null);
  protected readonly clock = clockInWords;
  protected readonly act = computed<StepAct | null>(() => {
    const state = this.one()?.state;
    return state === 'running' ? 'finished' : state === 'ready' || state === 'waiting' ? 'started' : null;
  });
  protected readonly name = computed(() => (this.one()?.added ? 'this step' : `step ${this.one()?.label}`));
  protected readonly running = computed(() => {
    const one = this.one();
    if (!one?.started) return null;
    return one.minutes ?? Math.max(0, Math.floor((this.#now().getTime() + this.ahead() - Date.parse(one.started.at)) / 60_000));
  });
  protected readonly after = computed(() => this.#labels(this.steps().filter(({ step }) => step.planId === this.one()?.step.planId && step.after.includes(this.one()!.step.id))));
  protected readonly waitsFor = computed(() => this.#labels(this.steps().filter(({ step }) => step.planId === this.one()?.step.planId && this.one()!.open.includes(step.id))));
  /** Those that are not begun, the ready ones first. */
  protected readonly next = computed(() => {
    const open = this.steps().filter((step) => step !== this.one() && (step.state === 'ready' || step.state === 'waiting'));
    return [...open.filter(({ state }) => state === 'ready'), ...open.filter(({ state }) => state === 'waiting')].slice(0, 3);
  });
  protected readonly titles = computed(() => this.people().map(({ jobTitle }) => jobTitle).join(', '));

  protected under({ step, open, state }: StepProgress): string {
    const waits = this.#labels(this.steps().filter((other) => other.step.planId === step.planId && open.includes(other.step.id)));
    return [step.who, step.minutes === null ? '' : `${step.minutes} min`, state === 'ready' ? 'can start' : waits ? `waits for ${waits}` : ''].filter(Boolean).join(', ');
  }

  protected askWhy(): void {
    this.skipping.set('');
    afterNextRender(() => this.#element.nativeElement.querySelector<HTMLInputElement>('#skip-reason')?.focus(), { injector: this.#injector });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    const [one, reason] = [this.one(), this.skipping()?.trim()];
    if (!one || !reason) return;
    this.skipped.emit({ one, reason });
    this.skipping.set(null);
  }

  #labels(steps: readonly StepProgress[]): string {
    const labels = steps.map(({ label }) => label);
    return labels.length === 0 ? '' : `${labels.length === 1 ? 'step' : 'steps'} ${labels.join(', ')}`;
  }
}
