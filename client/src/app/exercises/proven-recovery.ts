import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProvenRecoveryView } from '@holdfast/contracts';
import { againstRequirement, type MeasuredIn } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Panel } from '../shared/panel/panel';
import { ageInWords } from '../shared/words/age';
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { ExerciseClient } from './exercise-client';
import { againstWords, KIND_WORDS, measuredWords } from './exercise-words';

/** The proven recovery time of a resource with its age, and every signed-off measurement behind it. */
@Component({
  selector: 'hf-proven-recovery',
  imports: [DayPipe, ErrorNotice, LoadingShape, MomentPipe, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Proven recovery time" [pad]="false">
      @if (known(); as of) {
        @if (of.stillLost; as now) { <p class="pad"><b class="late">{{ measured(now.measured) }}</b>, lost since {{ now.since | moment }} and not back. <span class="late">{{ overWords(now) }}</span>@if (now.source; as source) {&ngsp;<a class="hf-tap" [routerLink]="['/invocations', source.id]">{{ source.reference }}</a>}</p> }
        @if (of.proven; as proven) { <p class="pad">@if (of.stillLost) {Before that&ngsp;}<b>{{ measured(proven) }}</b>, shown by&ngsp;<a class="hf-tap" [routerLink]="[pageOf(proven.kind), proven.sourceId]">{{ proven.reference }}</a>&ngsp;{{ age(proven.on) }}</p> } @else if (!of.stillLost) { <p class="pad hf-soft">Nothing is proven: no rehearsal or invocation that was signed off has brought it back.</p> }
        <ul>
          @for (one of of.results; track one.sourceId) {
            <li><a [routerLink]="[pageOf(one.kind), one.sourceId]"><span class="hf-ref">{{ one.reference }}</span> {{ one.title }}</a>&ngsp;{{ one.endedAt | day }}: <b>{{ measured(one.measured) }}</b>, {{ against(one.againstRto, one.rtoMinutes, 'RTO').toLowerCase().replace('rto', 'RTO') }}@if (!one.proves) {. {{ word(one.kind) }}: it proves nothing}@if (one.kind === 'invocation') {. For real}</li>
          }
        </ul>
      } @else if (resource.error(); as error) {
        <hf-error-notice what="The proven recovery time could not be loaded." [error]="error" (again)="resource.reload()" />
      } @else { <hf-loading-shape [lines]="2" label="Loading the proven recovery time" /> }
    </hf-panel>
  `,
  styles: `
    .pad { padding: 10px 16px; }
    .pad + .pad { padding-top: 0; }
    .late { color: var(--mat-sys-error); font-weight: 500; }
    li { padding: 8px 16px; border-top: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  `,
})
export class ProvenRecovery {
  readonly resourceId = input.required<string>();
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly resource = inject(ExerciseClient).provenRecovery(() => this.resourceId());
  protected readonly known = kept(this.resource, () => this.resourceId());
  protected readonly measured = measuredWords;
  protected readonly against = againstWords;
  protected readonly word = (kind: MeasuredIn): string => (kind === 'invocation' ? 'Invocation' : kind === 'outage' ? 'Outage' : KIND_WORDS[kind]);
  protected readonly pageOf = (kind: MeasuredIn): string => (kind === 'invocation' ? '/invocations' : kind === 'outage' ? '/failure-reviews' : '/rehearsals');

  protected overWords({ measured, rtoMinutes, tooLateAtOnce }: NonNullable<ProvenRecoveryView['stillLost']>): string {
    return againstWords(againstRequirement(measured, rtoMinutes), rtoMinutes, 'RTO', tooLateAtOnce);
  }

  protected age(on: string): string {
    return ageInWords(on.slice(0, 10), this.#past.today(this.#session.organisation()?.timeZone));
  }
}
