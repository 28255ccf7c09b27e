import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { kept } from '../http/kept';
import { RegisterClient } from '../registers/register-client';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { REACH_WORDS } from './review-words';
import { ReviewClient } from './review-client';

/** Sittings of a register, or those that I led: open ones first, then by day. */
@Component({
  selector: 'hf-sittings-page',
  imports: [DayPipe, EmptyState, ErrorNotice, LoadingShape, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="register() ? 'Review sittings' : 'My review sittings'">
      @if (view(); as register) { <span facts>{{ register.name }}</span> } @else if (!register()) { <span facts>Those that you led</span> }
    </hf-page-head>
    @if (resource.error(); as error) {
      <hf-error-notice what="The sittings could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (rows(); as rows) {
      <hf-panel label="Review sittings" [pad]="false">
        <ul>
          @for (row of rows; track row.id) {
            <li>
              <div class="what">
                <a class="hf-plain" [routerLink]="row.endedAt ? ['/review-sittings', row.id, 'minutes'] : ['/review-sittings', row.id]"><b>{{ row.heldOn | day: 'long' }}@if (!register()) {, {{ row.register?.name ?? 'my risks' }}}</b></a>
                <p>Led by the {{ row.host.jobTitle }}. {{ reachWords[row.reach] }}.</p>
              </div>
              <span class="state" [class.open]="!row.endedAt">{{ row.endedAt ? row.decided + ' of ' + row.risks + ' decided' : 'Open, ' + row.decided + ' of ' + row.risks + ' decided' }}</span>
            </li>
          } @empty {
            <li class="none"><hf-empty-state icon="fact-check" heading="There has been no sitting yet" why="A sitting goes through the risks that are due, one by one, and ends with its minutes."><a class="hf-btn" routerLink="/review-sittings/new" [queryParams]="register() ? { register: register() } : {}">Review what is due</a></hf-empty-state></li>
          }
        </ul>
        @if (rows.length === 50) { <p class="more hf-soft hf-small">The 50 latest are shown.</p> }
      </hf-panel>
    } @else {
      <hf-panel label="Review sittings"><hf-loading-shape shape="rows" [lines]="4" label="Loading the sittings" /></hf-panel>
    }
  `,
  styles: `
    li { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; }
    .none { display: block; padding: 0; }
    .what { flex: 1; min-width: 200px; }
    .what p, .state { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .state { font-variant-numeric: tabular-nums; }
    .state.open { color: var(--mat-sys-on-surface); font-weight: 500; }
    .more { padding: 10px 16px; }
  `,
})
export class SittingsPage {
  /** From the query. */
  readonly register = input<string>();

  protected readonly resource = inject(ReviewClient).sittings(() => this.register());
  protected readonly rows = kept(this.resource, () => this.register() ?? '');
  readonly #register = inject(RegisterClient).register(() => this.register());
  protected readonly view = kept(this.#register, () => this.register());
  protected readonly reachWords = REACH_WORDS;
  protected readonly title = computed(() => (this.view() ? `Review sittings of ${this.view()!.name}` : 'My review sittings'));

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const view = this.view();
      titles.show(this.title(), [...(view ? [...view.above.map(({ id, name }) => ({ label: name, link: ['/registers', id] })), { label: view.name, link: ['/registers', view.id] }] : []), { label: 'Review sittings' }]);
    });
  }
}
