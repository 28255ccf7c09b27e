import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanProvenView, PlanResultView, PlanVersionView } from '@holdfast/contracts';
import { againstRequirement, plannedTime, spanInWords, type PlanTriedIn } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { workingTimeApart } from '../plans/plan-words';
import { rehearsedInWords } from '../plans/rehearsed-words';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Panel } from '../shared/panel/panel';
import { ageInWords } from '../shared/words/age';
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { againstWords, KIND_WORDS, measuredWords, OUTCOME_WORDS } from './exercise-words';
import { ExerciseClient } from './exercise-client';

/** What was shown of a plan: its last rehearsal or real use, the time that it really took, and beside it what is asked and what is planned. */
@Component({
  selector: 'hf-plan-proven',
  imports: [DayPipe, ErrorNotice, LoadingShape, MomentPipe, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Proven recovery time" [pad]="false">
      @if (known(); as of) {
        @if (of.inUse; as now) {
          <p class="pad"><b class="time late">{{ measured(now.measured) }}</b>, in use since {{ now.since | moment }} and not back. <span class="late">{{ overWords(now) }}</span>@if (now.source; as source) {&ngsp;<a class="hf-tap" [routerLink]="['/invocations', source.id]">{{ source.reference }}</a>}</p>
          @if (proven(); as shown) { <p class="pad hf-soft">Before that {{ measured(shown.measured) }}, {{ word(shown.kind).toLowerCase() }}, {{ shown.endedAt | day: 'dated' }}</p> }
        } @else if (proven(); as shown) {
          <p class="pad"><b class="time">{{ measured(shown.measured) }}</b> {{ word(shown.kind) }}, {{ shown.endedAt | day: 'dated' }}, {{ age(shown.endedAt) }}.@if (rto()) { <span [class.late]="missed()">&ngsp;{{ against() }}</span> }@if (shown.resources; as some) { @if (some.measured < some.covered) { <span class="under">Measured on {{ some.measured }} of its {{ some.covered }} resources</span> } }</p>
        } @else if (of.results.length) {
          <p class="pad hf-soft">No recovery time is proven: what was rehearsed brought nothing back.</p>
        } @else { <p class="pad hf-soft">{{ of.last ? 'Rehearsed, not signed off' : 'Never rehearsed' }}</p> }
        @if (of.last; as last) { @if (last.failedBy !== null || last.changedSince) { <p class="pad">@if (last.failedBy !== null) { <b class="late">It {{ failed(last) }}.</b> }@if (last.changedSince) { Version {{ last.versionNumber }} was {{ last.kind === 'invocation' ? 'used' : 'rehearsed' }}; it was changed since.}</p> } }
        <dl>
          <div><dt>RTO</dt><dd>{{ rto()?.rtoWords || 'Not known' }}@if (rto(); as shortest) { <span class="under">{{ shortest.name }}</span> }</dd></div>
          @if (time(); as planned) { <div><dt>Planned</dt><dd>{{ span(planned.best) }} at best, {{ span(planned.worst) }} one after another</dd></div> }
        </dl>
        @if (of.results.length) {
          <ul>
            @for (one of of.results; track $index) {
              <li>@if (one.source; as source) { <a [routerLink]="[one.kind === 'invocation' ? '/invocations' : '/rehearsals', source.id]"><span class="hf-ref">{{ source.reference }}</span> {{ source.title }}</a> } @else { {{ word(one.kind) }} }<span class="under">{{ one.endedAt | day }}, {{ outcomes[one.outcome].toLowerCase() }}@if (one.measured; as took) {, {{ measured(took) }}}@if (one.versionNumber) {, version {{ one.versionNumber }}}@if (!one.proves) {. It proves no time}</span></li>
            }
          </ul>
        }
      } @else if (resource.error(); as error) {
        <hf-error-notice what="The proven recovery time could not be loaded." [error]="error" (again)="resource.reload()" />
      } @else { <hf-loading-shape [lines]="3" label="Loading the proven recovery time" /> }
    </hf-panel>
  `,
  styles: `
    .pad { padding: 10px 16px; overflow-wrap: anywhere; }
    .pad + .pad { padding-top: 0; }
    .time { font: var(--mat-sys-title-medium); font-variant-numeric: tabular-nums; }
    .late { color: var(--mat-sys-error); font-weight: 500; }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    dl { padding: 0 16px 10px; font: var(--mat-sys-body-small); }
    dl div { display: grid; grid-template-columns: 72px minmax(0, 1fr); gap: 8px; padding: 2px 0; }
    dt { color: var(--mat-sys-on-surface-variant); }
    li { padding: 8px 16px; border-top: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
    li a { display: inline-block; min-height: 24px; }
  `,
})
export class PlanProven {
  readonly planId = input.required<string>();
  /** What the plan says: its planned time, and the RTOs of what it recovers. */
  readonly version = input<PlanVersionView>();
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly resource = inject(ExerciseClient).provenOfPlan(() => this.planId());
  protected readonly known = kept(this.resource, () => this.planId());
  /** The last that really brought something back, or tried to. */
  protected readonly proven = computed(() => this.known()?.results.find((one): one is PlanResultView & { measured: NonNullable<PlanResultView['measured']> } => one.proves && one.measured !== null));
  protected readonly time = computed(() => plannedTime(this.version()?.content.steps ?? []));
  /** The shortest on the clock as it is now; one in working hours is compared with nothing. */
  protected readonly rto = computed(() => {
    const now = new Map(this.version()?.nameChanges.filter(({ rtoNow }) => rtoNow !== null).map(({ id, rtoNow, rtoMinutesNow }) => [id, { rtoWords: rtoNow!, rtoMinutes: rtoMinutesNow }]));
    const asked = (this.version()?.names.activities ?? []).map((one) => ({ ...one, ...now.get(one.id) })).filter(({ rtoWords }) => rtoWords !== '');
    return asked.reduce<(typeof asked)[number] | null>((shortest, one) => (shortest === null || (one.rtoMinutes ?? Infinity) < (shortest.rtoMinutes ?? Infinity) ? one : shortest), null);
  });
  readonly #standing = computed(() => againstRequirement(this.proven()?.measured ?? null, this.rto()?.rtoMinutes ?? null));
  protected readonly missed = computed(() => this.#standing() === 'over');
  protected readonly against = computed(() => (this.rto()?.rtoMinutes === null ? workingTimeApart('measured') : againstWords(this.#standing(), this.rto()?.rtoMinutes ?? null, 'RTO')));
  protected readonly measured = measuredWords;
  protected readonly span = spanInWords;
  protected readonly failed = rehearsedInWords;
  protected readonly outcomes = OUTCOME_WORDS;
  protected readonly word = (kind: PlanTriedIn): string => (kind === 'invocation' ? 'Used for real' : KIND_WORDS[kind]);

  protected overWords({ measured, rtoMinutes, tooLateAtOnce }: NonNullable<PlanProvenView['inUse']>): string {
    return againstWords(againstRequirement(measured, rtoMinutes), rtoMinutes, 'RTO', tooLateAtOnce);
  }

  protected age(on: string): string {
    return ageInWords(on.slice(0, 10), this.#past.today(this.#session.organisation()?.timeZone));
  }
}
