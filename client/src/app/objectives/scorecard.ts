import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IndicatorRow, ObjectiveNode, Page } from '@holdfast/contracts';
import { financialYearLabel, PERSPECTIVES, periodLabel } from '@holdfast/domain';
import { PERSPECTIVE_WORDS, readingInWords, targetInWords } from '../indicators/indicator-words';
import { StateMark } from '../indicators/state-mark';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Panel } from '../shared/panel/panel';
import { ObjectiveLevel } from './objective-levels';
import { milestonesInWords } from './objective-words';
import type { Branch } from './shown-branches';

/** The plan by the four perspectives: the objectives of each, what stands in their way, and the numbers they are measured by. */
@Component({
  selector: 'hf-scorecard',
  imports: [ErrorNotice, ObjectiveLevel, Panel, RouterLink, StateMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (indicators.error(); as error) { <hf-error-notice what="The indicators could not be loaded." [error]="error" (again)="indicators.reload()" /> }
    <div class="cards">
      @for (card of cards(); track card.perspective) {
        <hf-panel [heading]="card.heading" [count]="card.objectives.length === 1 ? '1 objective' : card.objectives.length + ' objectives'" [pad]="false">
          <ul>
            @for (objective of card.objectives; track objective.id) {
              <li><a [routerLink]="['/objectives', objective.id]"><span class="hf-ref">{{ objective.code }}</span> {{ objective.title }}</a>
                <span class="facts"><hf-objective-level [of]="objective.residual" [matrixVersionId]="matrixVersionId()" /><span>{{ milestones(objective) || 'No milestones in ' + year() }}</span></span></li>
            } @empty { <li class="hf-soft">No objective has this perspective.</li> }
          </ul>
          @if (card.indicators.length) {
            <h3>Indicators</h3>
            <ul>
              @for (row of card.indicators; track row.id) {
                <li><a [routerLink]="['/indicators', row.id]"><span class="hf-ref">{{ row.code }}</span> {{ row.title }}</a>
                  <span class="facts"><hf-indicator-state [state]="row.state" /><span>{{ read(row) }}</span></span></li>
              }
            </ul>
          }
        </hf-panel>
      }
    </div>
    @if (rest(); as rest) { <p class="hf-small hf-soft">{{ rest }} more indicators are in the <a routerLink="/indicators">list of all</a>.</p> }
  `,
  styles: `
    :host { display: block; }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 16px; align-items: start; }
    li { display: grid; gap: 4px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; }
    li a { min-height: 24px; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
    li a:hover { text-decoration: underline; }
    h3 { padding: 8px 16px; border-block: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    .facts { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media print { .cards { display: block; } hf-panel { margin-bottom: 12px; } }
  `,
})
export class Scorecard {
  readonly branches = input.required<readonly Branch[]>();
  readonly matrixVersionId = input.required<string | null>();
  readonly financialYear = input.required<number>();

  protected readonly indicators = httpResource<Page<IndicatorRow>>(() => '/api/indicators');
  readonly #rows = computed(() => (this.indicators.hasValue() ? this.indicators.value().items : []));
  protected readonly rest = computed(() => (this.indicators.hasValue() ? (this.indicators.value().total ?? 0) - this.#rows().length : 0));
  protected readonly year = computed(() => financialYearLabel(this.financialYear()));
  protected readonly cards = computed(() => {
    const objectives = nodesOf(this.branches());
    return [...PERSPECTIVES, null].flatMap((perspective) => {
      const mine = objectives.filter((one) => one.perspective === perspective && (perspective !== null || one.kind === 'service-objective'));
      const rows = this.#rows().filter((row) => row.perspective === perspective);
      return perspective === null && mine.length + rows.length === 0 ? [] : [{ perspective, heading: perspective ? PERSPECTIVE_WORDS[perspective] : 'Without a perspective', objectives: mine, indicators: rows }];
    });
  });
  protected readonly milestones = ({ milestones }: ObjectiveNode): string => milestonesInWords(milestones);
  protected readonly read = ({ latest, measure, period, target, direction }: IndicatorRow): string =>
    latest ? `${readingInWords(latest, measure)}, ${periodLabel(period, latest.periodStart)}. ${targetInWords(target, direction, measure)}` : 'Nothing read yet';
}

/** Those that fit by themselves. */
const nodesOf = (branches: readonly Branch[]): ObjectiveNode[] => branches.flatMap(({ node, below, fits }) => [...(fits ? [node] : []), ...nodesOf(below)]);
