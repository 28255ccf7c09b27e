import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExerciseProgrammeView, ExerciseRow, Page } from '@holdfast/contracts';
import { clockInWords } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { PlansOverdue } from '../plans/plans-overdue';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { ExerciseClient } from './exercise-client';
import { ExerciseStateMark } from './exercise-state';
import { KIND_WORDS, recurrenceWords } from './exercise-words';

/** One programme: what it asks for, when it is due, and what came of it each time. */
@Component({
  selector: 'hf-exercise-programme-page',
  imports: [DayPipe, ErrorNotice, ExerciseStateMark, Icon, LoadingShape, Notice, PageHead, Panel, PlansOverdue, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (programme(); as of) {
      <hf-page-head [heading]="of.name">
        <ng-container ngProjectAs="[facts]"><span>{{ kinds[of.kind] }}</span><span>{{ rhythm(of.recurrence) }}</span><span>Owner <b>{{ of.owner.jobTitle }}</b></span><span>Unit <b>{{ of.unitName }}</b></span></ng-container>
        <p class="hf-print-only">{{ printed() }}</p>
        @if (may()) { <button actions class="hf-btn" type="button" (click)="end()">End it</button> }
        @if (may()) { <a actions class="hf-btn" [routerLink]="['/rehearsal-programmes', of.id, 'edit']"><hf-icon name="edit" />Edit</a> }
        @if (may() && !of.planned) { <a actions class="hf-btn primary" routerLink="/rehearsals/new" [queryParams]="{ programme: of.id }"><hf-icon name="add" />Plan the next one</a> }
      </hf-page-head>
      <div class="strips">@if (of.endedAt) { <hf-notice icon="lock"><b>Ended on {{ of.endedAt | day: 'long' }}.</b> {{ of.endReason }}</hf-notice> } @else { <hf-plans-overdue [plans]="of.plans" /> }</div>
      <div class="columns">
        <div class="hf-stack">
          <hf-panel heading="What is rehearsed">@if (of.scenario) { <p class="text">{{ of.scenario }}</p> } @else { <p class="hf-soft">Nobody has written what is to have happened.</p> }</hf-panel>
          <hf-panel heading="In scope" [pad]="false">
            @if (of.plans.length) { <ul class="lines">@for (one of of.plans; track one.planId) { <li><a [routerLink]="['/plans', one.planId]"><span class="hf-ref">{{ one.reference }}</span> {{ one.name }}</a><span class="under">{{ one.versionNumber === null ? 'No version is approved' : 'Version ' + one.versionNumber }}</span></li> }</ul> }
            <ul class="lines">@for (one of of.resources; track one.resourceId) { <li><a [routerLink]="['/resources', one.resourceId]"><span class="hf-ref">{{ one.reference }}</span> {{ one.name }}</a><span class="under">{{ one.rtoMinutes === null ? 'RTO not known' : 'RTO ' + clock(one.rtoMinutes) }}, {{ one.rpoMinutes === null ? 'RPO not known' : 'RPO ' + clock(one.rpoMinutes) }}</span></li> } @empty { <li class="hf-soft">No resource is in scope.</li> }</ul>
          </hf-panel>
          <hf-panel heading="Held so far" [count]="heldCount()" [pad]="false">
            @if (held(); as page) {
              <ul class="lines">@for (one of page.items; track one.id) { <li class="measured"><a [routerLink]="['/rehearsals', one.id]"><span class="hf-ref">{{ one.reference }}</span> {{ one.title }}</a><hf-exercise-state [of]="one" /><span class="hf-soft">{{ one.endedAt ?? one.plannedFor | day }}</span></li> } @empty { <li class="hf-soft">It was not held yet.</li> }</ul>
            } @else if (heldResource.error(); as error) {
              <hf-error-notice what="What was held could not be loaded." [error]="error" (again)="heldResource.reload()" />
            } @else { <hf-loading-shape [lines]="2" label="Loading what was held" /> }
          </hf-panel>
        </div>
        <aside class="rail" aria-label="Due dates">
          <hf-panel heading="Due">
            @if (of.nextDue) { <p><b>{{ of.nextDue | day: 'long' }}</b>@if (of.planned; as planned) {, planned as&ngsp;<a class="hf-tap" [routerLink]="['/rehearsals', planned.id]">{{ planned.reference }}</a> for {{ planned.plannedFor | day }}}</p><p class="hf-soft">Then @for (day of of.following; track day; let last = $last) {{{ day | day }}@if (!last) {, }}</p> } @else { <p class="hf-soft">It is due no more.</p> }
          </hf-panel>
        </aside>
      </div>
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Rehearsal programme" />
      <hf-error-notice what="The programme could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="6" label="Loading the programme" /> }
  `,
  styleUrls: ['../shared/page-layout/thing-page.scss', './exercise-page.scss'],
})
export class ExerciseProgrammePage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #client = inject(ExerciseClient);
  readonly #reason = inject(AskReason);
  protected readonly resource = this.#client.programme(() => this.id());
  protected readonly programme = kept(this.resource, () => this.id());
  protected readonly heldResource = this.#client.heldOf(() => this.id());
  protected readonly held = kept(this.heldResource, () => this.id());
  /** "12, 3 failed" */
  protected readonly heldCount = computed(() => {
    const { items = [], next = null }: Partial<Page<ExerciseRow>> = this.held() ?? {};
    const failed = items.filter(({ outcome }) => outcome === 'failed').length;
    return items.length === 0 ? '' : [next === null ? `${items.length}` : `the last ${items.length}`, ...(failed ? [`${failed} failed`] : [])].join(', ');
  });
  protected readonly may = computed(() => this.#past.asAt() === null && (this.programme()?.mayManage ?? false));
  protected readonly printed = computed(() => printedAt('Rehearsal programme', this.#session.organisation()));
  protected readonly kinds = KIND_WORDS;
  protected readonly rhythm = recurrenceWords;
  protected readonly clock = clockInWords;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.programme();
      if (of) titles.show(of.name, [{ label: 'Rehearsal programmes', link: '/rehearsal-programmes' }, { label: of.name }]);
    });
  }

  protected async end(): Promise<void> {
    const submission = new Submission();
    const of = this.programme()!;
    let ended: ExerciseProgrammeView | null = null;
    await this.#reason.ask({
      question: `End ${of.name}?`,
      detail: 'It is due no more. What was rehearsed stays on record, and what is planned goes on by itself.',
      act: 'End the programme',
      run: async (reason) => {
        ended = await this.#client.endProgramme(of.id, of.version, { reason }, submission.of({ reason }));
      },
    });
    if (ended) this.resource.set(ended);
  }
}
