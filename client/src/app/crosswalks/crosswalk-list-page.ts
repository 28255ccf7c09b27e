import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatrixClient } from '../matrices/matrix-client';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { CrosswalkClient } from './crosswalk-client';

/** The crosswalks in force, and the pairs of matrices in use that have none. */
@Component({
  selector: 'hf-crosswalk-list-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Crosswalks">
      <span facts>How the cells of one matrix read on another. Until one is declared, those risks are not comparable</span>
      @if (may() && published().length > 1) { <a actions class="hf-btn primary" routerLink="/crosswalks/new"><hf-icon name="add" />Declare a crosswalk</a> }
    </hf-page-head>
    @if (list.error(); as error) {
      <hf-error-notice what="The crosswalks could not be loaded." [error]="error" (again)="list.reload()" />
    } @else if (list.hasValue()) {
      <div class="hf-stack">
        <hf-panel heading="In force" [count]="list.value().length + ''" [pad]="false">
          @if (list.value().length) {
            <ul>
              @for (walk of list.value(); track walk.id) {
                <li>
                  <div class="pair"><a [routerLink]="['/crosswalks', walk.id]">{{ walk.from.name }}, version {{ walk.from.number }} <hf-icon name="arrow-forward" /><span class="hf-hidden">to</span> {{ walk.to.name }}, version {{ walk.to.number }}</a>
                    @if (walk.reason) { <p class="hf-soft">{{ walk.reason }}</p> }
                  </div>
                  <span class="hf-soft when">Number {{ walk.number }}, declared {{ walk.declaredAt | day }}@if (walk.declaredBy; as by) { by the {{ by.jobTitle }} }</span>
                </li>
              }
            </ul>
          } @else {
            <hf-empty-state icon="swap-vert" heading="No crosswalk is declared yet" [why]="why()">
              @if (may() && published().length > 1) { <a class="hf-btn primary" routerLink="/crosswalks/new">Propose the first one</a> }
            </hf-empty-state>
          }
        </hf-panel>
        @if (missing().length && may()) {
          <hf-panel heading="Used together, without a crosswalk" [count]="missing().length + ''" [pad]="false">
            <ul>
              @for (pair of missing(); track pair.from.id + pair.to.id) {
                <li><div class="pair">{{ pair.from.name }} <hf-icon name="arrow-forward" /><span class="hf-hidden">to</span> {{ pair.to.name }}</div><a class="hf-btn" routerLink="/crosswalks/new" [queryParams]="{ from: pair.from.id, to: pair.to.id }">Propose</a></li>
              }
            </ul>
          </hf-panel>
        }
      </div>
    } @else { <hf-panel label="Crosswalks"><hf-loading-shape shape="rows" [lines]="4" /></hf-panel> }
  `,
  styles: `
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; min-height: 48px; padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border: 0; }
    .pair { flex: 1 1 320px; min-width: 0; --hf-icon: 14px; }
    .pair a { font-weight: 500; color: var(--mat-sys-on-surface); text-decoration: none; }
    .pair a:hover { text-decoration: underline; }
  `,
})
export class CrosswalkListPage {
  readonly #session = inject(Session);
  protected readonly list = inject(CrosswalkClient).inForce();
  protected readonly matrices = inject(MatrixClient).list();
  protected readonly may = computed(() => this.#session.can('crosswalk.declare'));
  protected readonly published = computed(() =>
    (this.matrices.hasValue() ? this.matrices.value() : []).flatMap((matrix) =>
      matrix.versions.filter(({ publishedAt }) => publishedAt).map(({ id, number, registers }) => ({ id, name: `${matrix.name}, version ${number}`, registers })),
    ),
  );
  protected readonly why = computed(() =>
    this.published().length > 1
      ? 'Registers on different matrices cannot be rolled up together without one.'
      : 'It takes two published matrices. With one alone, every risk is comparable already.',
  );
  /** Of the versions that registers score on: each to each that has no crosswalk yet. */
  protected readonly missing = computed(() => {
    const used = this.published().filter(({ registers }) => registers > 0);
    const known = new Set((this.list.hasValue() ? this.list.value() : []).map(({ from, to }) => `${from.versionId} ${to.versionId}`));
    // From the less used to the more used first: roll-ups are drawn on the latter.
    return used
      .flatMap((from) => used.filter((to) => to.id !== from.id && !known.has(`${from.id} ${to.id}`)).map((to) => ({ from, to })))
      .sort((one, other) => other.to.registers - one.to.registers);
  });
}
