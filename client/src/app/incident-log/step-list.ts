import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { StepProgress } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { ticking } from './ticking';

/** `planId stepId`: what names a step on the screen. */
export const stepKey = ({ step }: StepProgress): string => `${step.planId ?? ''} ${step.id}`;

/** The left column: every step with where it stands, planned and real minutes. With several plans, each under its name. */
@Component({
  selector: 'hf-step-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="head"><h2>Steps</h2><span>planned, real minutes</span></div>
    @for (group of groups(); track group.planId) {
      @if (groups().length > 1) { <h3>{{ group.name }}</h3> }
      <ol>
        @for (one of group.steps; track key(one)) {
          <li [class]="one.state" [class.chosen]="key(one) === chosen()">
            <button type="button" [attr.aria-current]="key(one) === chosen() ? 'step' : null" (click)="picked.emit(one)">
              <span class="dot" aria-hidden="true">@switch (one.state) { @case ('finished') { <hf-icon name="check" /> } @case ('skipped') { <hf-icon name="remove" /> } @default { {{ one.label }} } }</span>
              <span class="what"><span class="hf-hidden">{{ one.added ? 'Added step' : 'Step ' + one.label }}, {{ words[one.state] }}: </span><span class="title">{{ one.step.title }}</span><small>{{ under(one) }}</small></span>
              <span class="minutes"><span>{{ one.step.minutes ?? '' }}</span><b [class.bad]="over(one)" [class.warn]="one.state === 'running'">{{ real(one) }}</b></span>
            </button>
          </li>
        } @empty { <li class="none">This plan has no steps. Write in the log what is done.</li> }
      </ol>
    } @empty { <p class="none">No plan is in use here. Write in the log what is done.</p> }
  `,
  styles: `
    .head { display: flex; justify-content: space-between; align-items: baseline; padding: 0 12px 8px; }
    h2 { font: var(--mat-sys-title-small); }
    h3 { font: var(--mat-sys-label-medium); padding: 12px 12px 4px; color: var(--mat-sys-on-surface-variant); }
    .head span, small { font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    ol { display: grid; gap: 1px; list-style: none; margin: 0; padding: 0; }
    .none { padding: 8px 12px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    button { display: flex; align-items: center; gap: 10px; width: 100%; min-height: 44px; padding: 6px 12px; border: 0; border-radius: 6px; background: none; color: inherit; font: var(--mat-sys-body-small); text-align: start; cursor: pointer; }
    button:hover { background: var(--mat-sys-surface-container); }
    .what { flex: 1; min-width: 0; }
    small { display: block; font-weight: 450; }
    .dot { display: grid; place-items: center; flex: none; width: 22px; height: 22px; border: 1.5px solid var(--mat-sys-outline); border-radius: 50%; font: 600 11px/1 var(--hf-font); font-variant-numeric: tabular-nums; --hf-icon-size: 14px; }
    .dot hf-icon { width: 14px; height: 14px; }
    .finished .dot { background: var(--hf-good); border-color: var(--hf-good); color: var(--mat-sys-surface); }
    .skipped .dot { border-style: dashed; }
    .skipped .title { text-decoration: line-through; color: var(--mat-sys-on-surface-variant); }
    .running .dot { background: var(--mat-sys-primary); border-color: var(--mat-sys-primary); color: var(--mat-sys-on-primary); }
    .running .title { font-weight: 600; }
    .chosen button { background: var(--hf-selected); }
    .minutes { display: grid; grid-template-columns: 32px 32px; flex: none; text-align: end; color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .minutes b { font-weight: 500; color: var(--mat-sys-on-surface); }
    .minutes b.bad { color: var(--mat-sys-error); }
    .minutes b.warn { color: var(--hf-warn); }
  `,
})
export class StepList {
  readonly steps = input.required<readonly StepProgress[]>();
  /** The `stepKey` of the one that is shown in the middle. */
  readonly chosen = input<string | null>(null);
  readonly planNames = input<ReadonlyMap<string, string>>(new Map());
  readonly ahead = input(0);
  readonly picked = output<StepProgress>();

  protected readonly key = stepKey;
  protected readonly words = { waiting: 'waits', ready: 'can start', running: 'running', finished: 'finished', skipped: 'skipped' } as const;
  readonly #now = ticking();
  protected readonly groups = computed(() => {
    const groups = new Map<string | null, StepProgress[]>();
    for (const one of this.steps()) groups.set(one.step.planId, [...(groups.get(one.step.planId) ?? []), one]);
    return [...groups].map(([planId, steps]) => ({ planId, name: planId === null ? 'Added' : (this.planNames().get(planId) ?? 'Plan'), steps }));
  });

  protected under({ state, step, finished, started, skipped }: StepProgress): string {
    if (state === 'skipped') return skipped!.text ? `Skipped: ${skipped!.text}` : 'Skipped';
    const others = (state === 'finished' ? finished : started)?.alsoBy.map(({ jobTitle }) => jobTitle) ?? [];
    return [step.who, others.length > 0 ? `also said by ${others.join(', ')}` : ''].filter(Boolean).join(', ');
  }

  protected real(one: StepProgress): string {
    if (one.minutes !== null) return String(one.minutes);
    return one.state === 'running' ? String(this.#running(one)) : '';
  }

  protected over(one: StepProgress): boolean {
    const real = one.minutes ?? (one.state === 'running' ? this.#running(one) : null);
    return real !== null && one.step.minutes !== null && real > one.step.minutes;
  }

  #running({ started }: StepProgress): number {
    return Math.max(0, Math.floor((this.#now().getTime() + this.ahead() - Date.parse(started!.at)) / 60_000));
  }
}
