import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { DayPipe } from '../shared/words/dates';
import { Shortcuts } from '../shell/shortcuts';
import { ExerciseClient } from './exercise-client';
import { KIND_WORDS, OUTCOME_WORDS, recurrenceWords } from './exercise-words';

type Shown = 'going' | 'late' | 'ended';

/** What has to be rehearsed and how often, what is due next, and what came of it last. */
@Component({
  selector: 'hf-exercise-programmes-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, Kbd, LoadingShape, PageHead, Panel, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Rehearsal programmes">
      <ng-container ngProjectAs="[facts]"><span>What has to be rehearsed, and how often</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" routerLink="/rehearsals"><hf-icon name="list-alt" />Rehearsals</a>
      @if (mayAdd()) { <a actions class="hf-btn primary" routerLink="/rehearsal-programmes/new"><hf-icon name="add" />Add a programme<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    @if (all(); as of) {
      @if (!of.items.length) {
        <hf-empty-state icon="replay" heading="No programme is set up yet" [why]="mayAdd() ? 'Add what has to be rehearsed again and again, such as a restore test each month: it is then due by itself.' : 'A continuity manager or risk manager adds what has to be rehearsed again and again.'">
          @if (mayAdd()) { <a class="hf-btn" routerLink="/rehearsal-programmes/new">Add a programme</a> }
        </hf-empty-state>
      } @else {
        <div class="filter"><hf-segmented label="Programmes" [segments]="segments" [value]="shown()" (valueChange)="shown.set($event)" /></div>
        <hf-panel label="Rehearsal programmes" [pad]="false">
          <ul class="lines">
            @for (one of rows(); track one.id) {
              <li>
                <a class="name" [routerLink]="['/rehearsal-programmes', one.id]">{{ one.name }}</a>
                <span class="due" [class.late]="late(one.nextDue)">@if (one.nextDue) {@if (late(one.nextDue)) {<hf-icon name="warning-filled" />}Due {{ one.nextDue | day }}} @else { Ended }</span>
                <span class="hf-soft">{{ kinds[one.kind] }}. {{ rhythm(one.recurrence) }}. {{ one.owner.jobTitle }}, {{ one.unitName }}</span>
                @if (one.planned; as planned) { <span>Planned:&ngsp;<a class="hf-tap" [routerLink]="['/rehearsals', planned.id]">{{ planned.reference }}</a> for {{ planned.plannedFor | day }}</span> }
                @if (one.last; as last) { <span class="hf-soft">Last:&ngsp;<a class="hf-tap" [routerLink]="['/rehearsals', last.id]">{{ last.reference }}</a>, {{ outcomes[last.outcome].toLowerCase() }}, {{ last.endedAt | day }}</span> } @else { <span class="hf-soft">Not held yet</span> }
              </li>
            } @empty { <li class="hf-soft">{{ shown() === 'late' ? 'Nothing is overdue.' : shown() === 'ended' ? 'No programme has ended.' : 'Every programme has ended.' }}</li> }
          </ul>
        </hf-panel>
      }
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The programmes could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape shape="rows" label="Loading the programmes" /> }
  `,
  styles: `
    .filter { margin-bottom: 12px; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 12px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border-bottom: 0; }
    li > :not(.name, .due) { grid-column: 1 / -1; }
    .name { font: var(--mat-sys-title-small); overflow-wrap: anywhere; min-height: 24px; }
    .due { --hf-icon: 14px; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .due hf-icon { margin-right: 4px; vertical-align: -2px; }
    .late { color: var(--mat-sys-error); font-weight: 500; }
  `,
})
export class ExerciseProgrammesPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly resource = inject(ExerciseClient).programmes();
  protected readonly all = kept(this.resource, () => 'programmes');
  protected readonly kinds = KIND_WORDS;
  protected readonly outcomes = OUTCOME_WORDS;
  protected readonly rhythm = recurrenceWords;
  protected readonly shown = signal<Shown>('going');
  protected readonly segments = [{ value: 'going', label: 'Going on' }, { value: 'late', label: 'Overdue' }, { value: 'ended', label: 'Ended' }] as const;
  readonly #today = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly rows = computed(() => (this.all()?.items ?? []).filter(({ nextDue }) => (this.shown() === 'ended' ? nextDue === null : this.shown() === 'late' ? this.late(nextDue) : nextDue !== null)));
  protected readonly mayAdd = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('exercise.manage'));
  protected readonly printed = computed(() => printedAt('Rehearsal programmes', this.#session.organisation()));

  constructor() {
    const router = inject(Router);
    inject(Shortcuts).add([{ keys: 'c', label: 'Add a programme', run: () => this.mayAdd() && void router.navigateByUrl('/rehearsal-programmes/new') }]);
  }

  protected late(nextDue: string | null): boolean {
    return nextDue !== null && nextDue < this.#today();
  }
}
