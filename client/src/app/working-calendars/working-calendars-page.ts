import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { WorkingCalendarView } from '@holdfast/contracts';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { CalendarForm } from './calendar-form';
import { weekInWords } from './hours-words';
import { ImpactBandsPanel } from './impact-bands-panel';
import { WorkingCalendars } from './working-calendars';

/** In which hours the organisation works: what a working day is, wherever a time is written in one. */
@Component({
  selector: 'hf-working-calendars-page',
  imports: [CalendarForm, DayPipe, EmptyState, ErrorNotice, Icon, ImpactBandsPanel, LoadingShape, PageHead, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    <hf-page-head heading="Working calendars">
      <ng-container ngProjectAs="[facts]"><span>Hours in which working time is counted, on the clock of the organisation</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      @if (may() && editing() !== 'new') { <button actions class="hf-btn primary" type="button" (click)="editing.set('new')"><hf-icon name="add" />Add a calendar</button> }
    </hf-page-head>
    <div class="hf-stack">
      @if (editing() === 'new') { <hf-panel heading="New calendar"><hf-calendar-form (saved)="reload()" (left)="editing.set(null)" /></hf-panel> }
      @if (calendars.loaded()) {
        @for (one of calendars.all(); track one.id) {
          <hf-panel [heading]="one.name" [count]="one.isDefault ? 'Default' : ''">
            @if (editing() === one.id) { <hf-calendar-form [calendar]="one" (saved)="reload()" (left)="editing.set(null)" /> } @else {
              <p>{{ week(one) }}</p>
              <p class="hf-small hf-soft">{{ one.uses === 0 ? 'No time is written in it.' : one.uses === 1 ? '1 time is written in it.' : one.uses + ' times are written in it.' }}@if (one.retiredAt) {&ngsp;Retired on {{ one.retiredAt | day: 'long' }}.}</p>
              @if (one.holidays.length) { <details><summary>{{ one.holidays.length === 1 ? '1 holiday' : one.holidays.length + ' holidays' }}</summary><ul>@for (holiday of one.holidays; track holiday) { <li>{{ holiday | day: 'long' }}</li> }</ul></details> } @else { <p class="hf-small hf-soft">No holidays are listed.</p> }
              @if (one.mayManage && now()) { <p class="hf-row"><button class="hf-btn" type="button" [attr.aria-label]="'Edit ' + one.name" (click)="editing.set(one.id)"><hf-icon name="edit" />Edit</button>@if (!one.isDefault) { <button class="hf-btn quiet" type="button" [attr.aria-label]="'Retire ' + one.name" (click)="retire(one)">Retire</button> }</p> }
            }
          </hf-panel>
        } @empty {
          @if (editing() !== 'new') {
            <hf-panel label="Working calendars"><hf-empty-state icon="calendar-month" heading="There is no working calendar yet" why="Without one, every time is on the clock. Add the hours in which support is given, to write “1 working day”." /></hf-panel>
          }
        }
        <hf-impact-bands-panel />
      } @else if (calendars.resource.error(); as error) {
        <hf-error-notice what="The calendars could not be loaded." [error]="error" (again)="calendars.resource.reload()" />
      } @else { <hf-loading-shape [lines]="6" label="Loading the calendars" /> }
    </div>
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    p + p, p + details, details + p { margin-top: 6px; }
    summary { min-height: 24px; cursor: pointer; }
    ul { columns: 3 160px; padding: 4px 0 0 18px; list-style: disc; font: var(--mat-sys-body-small); }
  `,
})
export class WorkingCalendarsPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #reason = inject(AskReason);
  protected readonly calendars = inject(WorkingCalendars);
  protected readonly editing = signal<string | null>(null);
  protected readonly now = computed(() => this.#past.asAt() === null);
  protected readonly may = computed(() => this.now() && this.#session.can('working-calendar.manage'));
  protected readonly printed = computed(() => printedAt('Working calendars', this.#session.organisation()));

  protected week({ weekly }: WorkingCalendarView): string {
    return `${weekInWords(weekly)}.`;
  }

  protected reload(): void {
    this.editing.set(null);
    this.calendars.resource.reload();
  }

  protected async retire(of: WorkingCalendarView): Promise<void> {
    const submission = new Submission();
    const done = await this.#reason.ask({
      question: `Retire ${of.name}?`,
      detail: of.uses ? 'Times that are written in it keep their meaning; no new one is written in it.' : 'It stays on record.',
      act: `Retire ${of.name}`,
      run: (reason) => this.calendars.retire(of.id, of.version, reason, submission.of({ reason })),
    });
    if (done) this.reload();
  }
}
