import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, Injector, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { deviationsOf, forecastOf, injectDelivered, injectLeftOut, injectsNow, plannedTime, progressOf, stepNow, type InjectNow, type LogEntry, type StepProgress } from '@holdfast/domain';
import { kept } from '../../http/kept';
import { reloadWhenBack } from '../../http/last-known';
import { LastKnownLine } from '../../incident-log/last-known-line';
import { LogColumn } from '../../incident-log/log-column';
import { takenBack, type LogDraft } from '../../incident-log/log-draft';
import { LogFeed } from '../../incident-log/log-feed';
import { lookAgainWhile } from '../../incident-log/look-again';
import { Outbox, type UnsentEntry } from '../../incident-log/outbox';
import { RunClock } from '../../incident-log/run-clock';
import { StepList, stepKey } from '../../incident-log/step-list';
import { StepNow, type StepAct } from '../../incident-log/step-now';
import { ticking } from '../../incident-log/ticking';
import { UnsentStrip } from '../../incident-log/unsent-strip';
import { Past } from '../../past/past';
import { PlansOverdue } from '../../plans/plans-overdue';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { focusHeading } from '../../shared/focus-kept';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageTitles } from '../../shell/page-titles';
import { ExerciseClient } from '../exercise-client';
import { KIND_WORDS } from '../exercise-words';
import { InjectsDue } from './injects-due';
import { LiveResources } from './live-resources';
import { StepAdder } from './step-adder';

/** A step that was started or finished can be taken back for so long, with one touch. */
const UNDO_FOR = 10_000;

/** A rehearsal while it runs: clock, steps and log. It goes on with the server away; everybody who has it open sees what is written. */
@Component({
  selector: 'hf-live-exercise-page',
  imports: [ErrorNotice, Icon, InjectsDue, LastKnownLine, LiveResources, LoadingShape, LogColumn, Notice, PlansOverdue, RouterLink, RunClock, StepAdder, StepList, StepNow, UnsentStrip],
  providers: [LogFeed],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './live-exercise-page.html',
  styleUrl: './live-exercise-page.scss',
})
export class LiveExercisePage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #outbox = inject(Outbox);
  protected readonly feed = inject(LogFeed);
  protected readonly live = inject(ExerciseClient).live(() => this.id());
  protected readonly view = kept(this.live, () => this.id());
  readonly #now = ticking();
  readonly #today = inject(Past).asAt() === null;
  protected readonly minute = computed(() => new Date(Math.floor((this.#now().getTime() + this.feed.ahead()) / 60_000) * 60_000).toISOString());
  protected readonly kinds = KIND_WORDS;
  protected readonly began = computed(() => this.view()?.exercise.lostAt ?? null);
  protected readonly running = computed(() => this.view()?.exercise.state === 'running');
  protected readonly mayWrite = computed(() => this.#today && this.running() && (this.view()?.exercise.mayTakePart ?? false) && this.feed.mayWrite());
  protected readonly mayLead = computed(() => this.#today && this.running() && (this.view()?.exercise.mayRecord ?? false));
  protected readonly progress = computed(() => progressOf(this.view()?.steps ?? [], this.feed.entries(), this.began() ?? new Date().toISOString()));
  protected readonly done = computed(() => this.progress().steps.filter(({ state }) => state === 'finished' || state === 'skipped').length);
  protected readonly forecast = computed(() => (this.began() === null ? null : forecastOf(this.progress(), this.began()!, this.minute())));
  /** The shortest of what is in scope. */
  protected readonly rto = computed(() => {
    const known = this.view()?.exercise.scope.flatMap(({ rtoMinutes }) => rtoMinutes ?? []) ?? [];
    return known.length > 0 ? Math.min(...known) : null;
  });
  /** Where the plan expected to be: what is done, as long as the plan says. */
  protected readonly plannedSoFar = computed(() => {
    const doneSteps = this.progress().steps.filter(({ state }) => state === 'finished' || state === 'skipped').map(({ step }) => step);
    return doneSteps.length === 0 ? null : (plannedTime(doneSteps)?.best.minutes ?? null);
  });
  readonly #chosen = signal<string | null>(null);
  protected readonly followed = computed(() => !this.progress().steps.some((one) => stepKey(one) === this.#chosen()));
  protected readonly shown = computed(() => this.progress().steps.find((one) => stepKey(one) === this.#chosen()) ?? stepNow(this.progress().steps));
  protected readonly shownKey = computed(() => (this.shown() ? stepKey(this.shown()!) : null));
  protected readonly heading = computed(() => {
    const [steps, now] = [this.progress().steps, stepNow(this.progress().steps)];
    if (steps.length === 0) return 'No steps';
    return now ? `${now.added ? `Added step` : `Step ${now.label}`} of ${steps.length}` : `All ${steps.length} steps are done`;
  });
  protected readonly about = computed(() => {
    const of = this.view()?.exercise;
    if (!of) return '';
    const plans = of.plans.map(({ name, versionNumber }) => `${name}${versionNumber === null ? '' : `, version ${versionNumber}`}`);
    return [...plans, KIND_WORDS[of.kind]].join('. ');
  });
  protected readonly names = computed(() => {
    const of = this.view()?.exercise;
    return {
      plans: new Map(of?.plans.map(({ planId, name }) => [planId, name])), resources: new Map(of?.scope.map(({ resourceId, name }) => [resourceId, name])),
      people: new Map(of?.participants.flatMap(({ person }) => (person ? [[person.id, person.jobTitle] as const] : []))), zone: of?.timeZone,
    };
  });
  protected readonly injects = computed(() => {
    const of = this.view()?.exercise;
    return of?.startedAt ? injectsNow(of.injects, this.progress().entries, of.startedAt, this.minute()) : [];
  });
  protected readonly deviations = computed(() => deviationsOf(this.progress(), !!this.view()?.exercise.endedAt).length);
  protected readonly undo = signal<{ entry: LogEntry; words: string } | null>(null);
  protected readonly log = viewChild(LogColumn);
  #undoing?: ReturnType<typeof setTimeout>;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.view()?.exercise;
      if (of) titles.show(`${of.reference} live`, [{ label: 'Rehearsals', link: '/rehearsals' }, { label: of.reference, link: `/rehearsals/${of.id}` }, { label: 'Live' }]);
    });
    // It stands outside the frame, which would do so: once its title is there, the focus is on it.
    if (this.#router.navigated) {
      const arrived = effect(() => {
        if (!this.view()) return;
        untracked(() => focusHeading(this.#injector));
        arrived.destroy();
      });
    }
    reloadWhenBack(this.live);
    effect(() => {
      const id = this.id();
      untracked(() => void this.feed.open({ subject: 'exercise', id }));
    });
    lookAgainWhile(this.running, this.live);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#undoing));
  }

  protected pick(one: StepProgress): void {
    this.#chosen.set(stepKey(one) === this.shownKey() && !this.followed() ? null : stepKey(one));
  }

  protected follow(): void {
    this.#chosen.set(null);
  }

  protected async act({ one, act }: { one: StepProgress; act: StepAct }): Promise<void> {
    const entry = await this.feed.add({ kind: act === 'finished' ? 'step-finished' : 'step-started', planId: one.step.planId, stepId: one.step.id });
    if (act === 'finished') this.#chosen.set(null);
    this.#offerUndo(entry, `${one.added ? 'Added step' : `Step ${one.label}`} ${act === 'finished' ? 'finished' : 'started'}.`);
  }

  protected async skip({ one, reason }: { one: StepProgress; reason: string }): Promise<void> {
    const entry = await this.feed.add({ kind: 'step-skipped', planId: one.step.planId, stepId: one.step.id, text: reason });
    this.#chosen.set(null);
    this.#offerUndo(entry, `${one.added ? 'Added step' : `Step ${one.label}`} skipped.`);
  }

  protected problem(one: StepProgress): void {
    this.log()?.begin('problem', { planId: one.step.planId, stepId: one.step.id, label: one.label });
  }

  protected toLog(): void {
    this.log()?.begin('note');
  }

  protected async add(draft: LogDraft): Promise<void> {
    await this.feed.add(draft);
  }

  protected async takeBack(): Promise<void> {
    const undo = this.undo();
    this.undo.set(null);
    if (undo) await this.feed.add(takenBack({ entryId: undo.entry.id, at: undo.entry.at }));
  }

  protected deliver({ number, text }: InjectNow): Promise<unknown> {
    return this.feed.add({ kind: 'inject', text: injectDelivered(number, text) });
  }

  protected leaveOut({ inject: { number }, why }: { inject: InjectNow; why: string }): Promise<unknown> {
    return this.feed.add({ kind: 'inject', text: injectLeftOut(number, why) });
  }

  protected pause(): Promise<unknown> {
    return this.feed.add({ kind: this.progress().paused ? 'resumed' : 'paused' });
  }

  protected discard(unsent: UnsentEntry): void {
    void this.#outbox.discard(unsent);
  }

  protected putRight({ unsent, text }: { unsent: UnsentEntry; text: string }): void {
    void this.#outbox.putRight(unsent, { text });
  }

  protected async end(): Promise<void> {
    const { askToEnd } = await import('./end-exercise-dialog');
    const ended = await askToEnd(this.#injector, this.view()!.exercise);
    if (!ended) return;
    await this.#router.navigate(['/rehearsals', ended.id, 'result']);
  }

  #offerUndo(entry: LogEntry, words: string): void {
    clearTimeout(this.#undoing);
    this.undo.set({ entry, words });
    this.#undoing = setTimeout(() => this.undo.set(null), UNDO_FOR);
  }
}
