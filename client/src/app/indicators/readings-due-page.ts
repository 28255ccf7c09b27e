import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReadingDue } from '@holdfast/contracts';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { PageTitles } from '../shell/page-titles';
import { IndicatorClient } from './indicator-client';
import { ReadingDueRow } from './reading-due-row';

/** Every reading that is due, one row each: type the number, press Enter, and be at the next. */
@Component({
  selector: 'hf-readings-due-page',
  imports: [EmptyState, ErrorNotice, LoadingShape, PageHead, Panel, ReadingDueRow, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Readings due">
      <ng-container ngProjectAs="[facts]"><span>Type what was read and press Enter: the next one is ready</span></ng-container>
      <a actions class="hf-btn" routerLink="/indicators">All indicators</a>
    </hf-page-head>
    @if (resource.error(); as error) {
      <hf-error-notice what="The readings could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (resource.hasValue()) {
      @if (others()) { <div class="strip"><hf-segmented label="Whose" [segments]="segments" [value]="whose()" (valueChange)="chosen.set($event)" /></div> }
      <hf-panel label="Readings due" [pad]="false">
        @for (due of shown(); track due.indicator.id + due.periodStart) {
          <hf-reading-due-row [due]="due" (entered)="next($index)" />
        } @empty {
          <hf-empty-state icon="task-alt" heading="No readings are due" why="They stand here from the day after a period ends, until they are entered."><a class="hf-btn" routerLink="/indicators">Go to the indicators</a></hf-empty-state>
        }
      </hf-panel>
      @if (more(); as more) { <p class="hf-small hf-soft">{{ more }} more are due. They come when some of these are entered and the page is loaded again.</p> }
    } @else { <hf-panel label="Readings due"><hf-loading-shape shape="rows" [lines]="5" label="Loading the readings" /></hf-panel> }
  `,
  styles: `
    .strip { margin-bottom: 12px; }
    hf-reading-due-row:last-of-type { border-bottom: 0; }
  `,
})
export class ReadingsDuePage {
  protected readonly resource = inject(IndicatorClient).due();
  private readonly rows = viewChildren(ReadingDueRow);
  protected readonly segments = [{ value: 'mine' as const, label: 'Mine' }, { value: 'all' as const, label: 'All that I may enter' }];
  protected readonly chosen = signal<'mine' | 'all' | null>(null);
  readonly #items = computed<readonly ReadingDue[]>(() => (this.resource.hasValue() ? this.resource.value().items : []));
  protected readonly others = computed(() => this.#items().some(({ mine }) => !mine) && this.#items().some(({ mine }) => mine));
  protected readonly whose = computed(() => this.chosen() ?? (this.#items().some(({ mine }) => mine) ? 'mine' : 'all'));
  protected readonly shown = computed(() => (this.whose() === 'mine' ? this.#items().filter(({ mine }) => mine) : this.#items()));
  protected readonly more = computed(() => (this.resource.hasValue() ? this.resource.value().more : 0));

  constructor() {
    const titles = inject(PageTitles);
    effect(() => titles.show('Readings due', [{ label: 'Indicators', link: '/indicators' }, { label: 'Readings due' }]));
  }

  /** Down to the next that is open, or back to one that was passed over. */
  protected next(index: number): void {
    const rows = this.rows();
    const open = [...rows.slice(index + 1), ...rows.slice(0, index)].find((row) => row.open);
    setTimeout(() => open?.focus());
  }
}
