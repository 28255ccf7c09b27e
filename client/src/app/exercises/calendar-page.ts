import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExerciseRow, PeakInCalendar } from '@holdfast/contracts';
import { addMonths, WEEKDAY_NAMES } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { day, DayPipe } from '../shared/words/dates';
import { ExerciseClient } from './exercise-client';
import { KIND_WORDS, OUTCOME_WORDS, STATE_WORDS } from './exercise-words';


/** A month of rehearsals: what is due, planned, held. Weeks on a wide screen, days with something in them on a narrow one. */
@Component({
  selector: 'hf-exercise-calendar-page',
  imports: [DayPipe, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Calendar of rehearsals">
      <ng-container ngProjectAs="[facts]"><b>{{ name() }}</b>@if (sum(); as sum) { <span>{{ sum }}</span> }</ng-container>
      <a actions class="hf-btn" [routerLink]="[]" [queryParams]="{ month: shifted(-1) }" queryParamsHandling="merge"><hf-icon name="arrow-back" />Earlier</a>
      <a actions class="hf-btn" [routerLink]="[]" [queryParams]="{ month: shifted(1) }" queryParamsHandling="merge">Later<hf-icon name="arrow-forward" /></a>
      <a actions class="hf-btn" routerLink="/rehearsals"><hf-icon name="list-alt" />List</a>
      <a actions class="hf-btn" routerLink="/settings/calendar">In your own calendar</a>
    </hf-page-head>
    @if (calendar(); as of) {
      <hf-panel [label]="name()" [pad]="false">
        @if (of.peaks.length) {
          <details class="peaks" [open]="of.peaks.length <= 6"><summary>{{ of.peaks.length === 1 ? '1 peak period touches' : of.peaks.length + ' peak periods touch' }} {{ name() }}</summary>
            <ul>@for (peak of of.peaks; track $index) { <li><span class="when">{{ spanOf(peak) }}</span><a [routerLink]="['/activities', peak.activity.id, 'impact-analysis']">{{ peak.activity.name }}</a><span>{{ peak.what }}</span></li> }</ul>
          </details>
        }
        @if (!of.days.length) { <p class="none">Nothing is due, planned or held in {{ name() }}.</p> }
        <div class="week" aria-hidden="true">@for (weekday of weekdays; track weekday) { <span>{{ weekday }}</span> }</div>
        <ul class="month">
          @for (one of cells(); track one.day) {
            <li [class.empty]="!one.due.length && !one.exercises.length" [class.today]="one.day === of.today" [style.grid-column-start]="one.column">
              <h2><span class="hf-narrow-only">{{ one.weekday }}&ngsp;</span>{{ one.number }}<span class="hf-hidden">&ngsp;{{ one.day | day: 'long' }}</span></h2>
              @for (due of one.due; track due.programmeId) { <a class="entry due" [routerLink]="['/rehearsal-programmes', due.programmeId]">{{ one.day < of.today ? 'Overdue' : 'Due' }}: {{ due.name }}</a> }
              @for (exercise of one.exercises; track exercise.id) { <a class="entry" [class.failed]="exercise.outcome === 'failed'" [routerLink]="['/rehearsals', exercise.id]">{{ kinds[exercise.kind] }}: {{ exercise.title }}<span class="under">{{ became(exercise, one.day < of.today) }}</span></a> }
            </li>
          }
        </ul>
      </hf-panel>
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The calendar could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="6" label="Loading the calendar" /> }
  `,
  styles: `
    .month, .week { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); }
    .week { border-bottom: 1px solid var(--mat-sys-outline-variant); background: var(--mat-sys-surface-container-low); font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    .week span { padding: 8px 6px; }
    .month li { min-height: 96px; padding: 6px; border: 0 solid var(--mat-sys-outline-variant); border-width: 0 1px 1px 0; }
    .month li:first-child { border-left-width: 1px; }
    h2 { font: var(--mat-sys-label-medium); color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .today h2 { color: var(--mat-sys-primary); font-weight: 700; }
    .entry { display: block; min-height: 24px; margin-top: 4px; padding: 3px 6px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 4px; font: var(--hf-caption); color: var(--mat-sys-on-surface); overflow-wrap: anywhere; }
    .due { border-style: dashed; }
    .failed { border-color: var(--mat-sys-error); }
    .under { display: block; color: var(--mat-sys-on-surface-variant); }
    .peaks { padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    .peaks summary { min-height: 24px; cursor: pointer; font-weight: 500; }
    .peaks ul { margin-top: 4px; }
    .peaks li { display: grid; grid-template-columns: 164px minmax(0, 1fr) minmax(0, 2fr); gap: 0 12px; min-height: 0; padding: 3px 0; border: 0; overflow-wrap: anywhere; }
    .when { color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .peaks a { min-height: 24px; justify-self: start; }
    .none { padding: 12px 16px; color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) {
      .month { grid-template-columns: minmax(0, 1fr); }
      .week { display: none; }
      .month li:nth-child(n) { border-left-width: 0; }
      .month li { min-height: 0; grid-column-start: 1 !important; border-right-width: 0; padding: 8px 16px; }
      .empty { display: none; }
      .peaks li { grid-template-columns: minmax(0, 1fr); padding: 6px 0; }
    }
  `,
})
export class ExerciseCalendarPage {
  /** "2026-05", from the query; this month where there is none. */
  readonly month = input<string>();
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #shown = computed(() => {
    const asked = this.month();
    return asked && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(asked) ? asked : this.#past.today(this.#session.organisation()?.timeZone).slice(0, 7);
  });
  protected readonly resource = inject(ExerciseClient).calendar(() => this.#shown());
  protected readonly calendar = kept(this.resource, () => this.#shown());
  protected readonly weekdays = WEEKDAY_NAMES;
  protected readonly kinds = KIND_WORDS;
  protected readonly name = computed(() => new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${this.#shown()}-01T12:00:00Z`)));
  protected readonly cells = computed(() => {
    const first = `${this.#shown()}-01`;
    const count = new Date(Date.parse(`${addMonths(first, 1)}T00:00:00Z`) - 1).getUTCDate();
    const known = new Map(this.calendar()?.days.map((one) => [one.day, one]));
    return Array.from({ length: count }, (_, index) => {
      const day = `${this.#shown()}-${String(index + 1).padStart(2, '0')}`;
      const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
      return { day, number: index + 1, weekday: WEEKDAY_NAMES[weekday] ?? '', column: index === 0 ? weekday + 1 : null, due: known.get(day)?.due ?? [], exercises: known.get(day)?.exercises ?? [] };
    });
  });

  /** "1 held, 2 planned, 1 due": what the month has. */
  protected readonly sum = computed(() => {
    const days = this.calendar()?.days ?? [];
    const states = days.flatMap(({ exercises }) => exercises.map(({ state }) => state));
    const of = (count: number, word: string): string[] => (count ? [`${count} ${word}`] : []);
    const held = states.filter((state) => state === 'held' || state === 'signed-off').length;
    return [...of(held, 'held'), ...of(states.filter((state) => state === 'planned').length, 'planned'), ...of(days.reduce((sum, { due }) => sum + due.length, 0), 'due')].join(', ');
  });

  /** A day that is over tells what came of it. */
  protected became({ state, outcome }: Pick<ExerciseRow, 'state' | 'outcome'>, over: boolean): string {
    if (outcome) return state === 'held' ? `${OUTCOME_WORDS[outcome]}, waits for sign-off` : OUTCOME_WORDS[outcome];
    return state === 'planned' && over ? 'Was planned, not begun' : STATE_WORDS[state];
  }

  /** "1 Mar to 15 Apr" */
  protected spanOf({ from, to }: PeakInCalendar): string {
    return from === to ? day(from) : `${day(from)} to ${day(to)}`;
  }

  protected shifted(months: number): string {
    return addMonths(`${this.#shown()}-01`, months).slice(0, 7);
  }
}
