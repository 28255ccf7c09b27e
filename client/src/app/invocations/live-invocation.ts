import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, signal, viewChild } from '@angular/core';
import type { InvocationView } from '@holdfast/contracts';
import { clockInWords, dayOfInvocation, forecastOf, liveStepsOf, progressOf, shortestRequirement, stepNow, type LogEntryKind, type StepProgress } from '@holdfast/domain';
import { LogColumn } from '../incident-log/log-column';
import type { LogFeed } from '../incident-log/log-feed';
import { Outbox, type UnsentEntry } from '../incident-log/outbox';
import { RunClock } from '../incident-log/run-clock';
import { StepList, stepKey } from '../incident-log/step-list';
import { StepNow, type StepAct } from '../incident-log/step-now';
import { ticking } from '../incident-log/ticking';
import { UnsentStrip } from '../incident-log/unsent-strip';
import { PlansOverdue } from '../plans/plans-overdue';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { Viewport } from '../shared/viewport';
import { MomentPipe } from '../shared/words/dates';
import { LostAndBack } from './lost-and-back';
import { logNamesOf } from './log-names';
import { liveRoles, type LiveRole } from './live-roles';
import { situationOf } from './situation';

/** An invocation while it runs: the clock, the steps of all its plans, what is back, who does what, and the log. All of it goes on while the server is away. */
@Component({
  selector: 'hf-live-invocation',
  imports: [Icon, LogColumn, LostAndBack, MomentPipe, Panel, PlansOverdue, RunClock, StepList, StepNow, UnsentStrip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './live-invocation.html',
  styleUrl: './live-invocation.scss',
})
export class LiveInvocation {
  readonly of = input.required<InvocationView>();
  readonly feed = input.required<LogFeed>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  protected readonly outbox = inject(Outbox);
  protected readonly viewport = inject(Viewport);
  private readonly log = viewChild.required<LogColumn>('log');
  readonly #now = ticking();
  protected readonly minute = computed(() => new Date(Math.floor((this.#now().getTime() + this.feed().ahead()) / 60_000) * 60_000).toISOString());
  protected readonly kinds: readonly LogEntryKind[] = ['note', 'problem', 'decision'];
  protected readonly picked = signal<string | null>(null);
  protected readonly writes = computed(() => this.of().mayRecord && this.feed().mayWrite() && this.feed().closed() === null);
  protected readonly progress = computed(() => progressOf(this.of().invoked.flatMap(({ planId, roles, steps }) => liveStepsOf(planId, { roles, steps })), this.feed().entries(), this.of().outageAt));
  protected readonly forecast = computed(() => forecastOf(this.progress(), this.of().outageAt, this.minute()));
  protected readonly one = computed(() => this.progress().steps.find((step) => stepKey(step) === this.picked()) ?? stepNow(this.#mine()) ?? stepNow(this.progress().steps));
  protected readonly isMine = computed(() => {
    const one = this.one();
    return one !== null && this.#roleIds().has(roleOf(this.of(), one));
  });
  protected readonly chosenKey = computed(() => {
    const one = this.one();
    return one && stepKey(one);
  });
  protected readonly day = computed(() => dayOfInvocation(this.of().outageAt, this.minute(), this.of().timeZone));
  /** The shortest of its plans. */
  protected readonly held = computed(() => shortestRequirement(this.of().invoked));
  protected readonly rtoWords = computed(() => {
    const { rtoMinutes, tooLateAtOnce, rtoStated } = this.held();
    return rtoMinutes === null || tooLateAtOnce || !rtoStated ? '' : `The RTO of ${rtoStated} is ${clockInWords(rtoMinutes)} on the clock from the start of this outage`;
  });
  protected readonly planNames = computed(() => new Map(this.of().invoked.map(({ planId, reference, name }) => [planId, `${reference} ${name}`])));
  protected readonly planWords = computed(() => this.of().invoked.map(({ reference, number, asDraft }) => `${reference}, ${asDraft ? 'draft' : 'version'} ${number}`).join('; '));
  protected readonly stepWords = computed(() => {
    const { steps } = this.progress();
    const done = steps.filter(({ state }) => state === 'finished' || state === 'skipped').length;
    return steps.length ? `${done} of ${steps.length} steps done` : 'No steps';
  });
  protected readonly roles = computed(() => liveRoles(this.of(), this.progress(), this.#session.person()?.id ?? null));
  readonly #roleIds = computed(() => new Set(this.roles().flatMap(({ planId, roleId, mine }) => (mine ? [`${planId} ${roleId}`] : []))));
  /** What the reader's roles do, and can be done now. */
  readonly #mine = computed(() => this.progress().steps.filter((step) => (step.state === 'running' || step.state === 'ready') && this.#roleIds().has(roleOf(this.of(), step))));
  protected readonly names = computed(() => logNamesOf(this.of()));

  protected late(due: string): boolean {
    return due < this.minute();
  }

  protected pick(one: StepProgress): void {
    this.picked.set(stepKey(one));
  }

  protected act({ one, act }: { one: StepProgress; act: StepAct }): void {
    void this.feed().add({ kind: act === 'started' ? 'step-started' : 'step-finished', planId: one.step.planId, stepId: one.step.id });
    if (act === 'finished') this.picked.set(null);
  }

  protected skip({ one, reason }: { one: StepProgress; reason: string }): void {
    void this.feed().add({ kind: 'step-skipped', planId: one.step.planId, stepId: one.step.id, text: reason });
    this.picked.set(null);
  }

  protected problem(one: StepProgress): void {
    this.log().begin('problem', { planId: one.step.planId, stepId: one.step.id, label: one.label });
  }

  constructor() {
    // They have to open while the server is away.
    void Promise.allSettled([import('./fill-role-dialog'), import('./situation-report-dialog')]);
  }

  protected toLog(): void {
    this.log().begin('note');
  }

  protected async fill(role: LiveRole): Promise<void> {
    const { askWhoFills } = await import('./fill-role-dialog');
    const filled = await askWhoFills(this.#injector, this.of(), role);
    // A handover has something to say, be it only that it is one.
    if (filled) await this.feed().add({ ...filled, text: filled.text || (filled.kind === 'handover' ? 'Handed over' : ''), planId: role.planId, roleId: role.roleId });
  }

  protected async report(): Promise<void> {
    const { askForReport } = await import('./situation-report-dialog');
    const text = await askForReport(this.#injector, this.of().id, situationOf(this.of(), this.progress(), this.feed().now().toISOString()));
    if (text) await this.feed().add({ kind: 'situation-report', text });
  }

  protected again({ unsent, text }: { unsent: UnsentEntry; text: string }): void {
    void this.outbox.putRight(unsent, { text });
  }
}

/** The role that does a step, as `planId roleId`; empty where the plan says nobody. */
function roleOf({ invoked }: InvocationView, { step }: StepProgress): string {
  const roleId = invoked.find(({ planId }) => planId === step.planId)?.steps.find(({ id }) => id === step.id)?.roleId;
  return roleId ? `${step.planId} ${roleId}` : '';
}
