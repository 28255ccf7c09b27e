import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatrixVersions } from '../matrices/matrix-versions';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { CrosswalkClient } from './crosswalk-client';
import { MappingEditor } from './mapping-editor';

/** A crosswalk as it was declared, and every other declaration between the same two versions. */
@Component({
  selector: 'hf-crosswalk-page',
  imports: [DayPipe, ErrorNotice, LoadingShape, MappingEditor, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource.error(); as error) {
      <hf-page-head heading="Crosswalk" />
      <hf-error-notice what="The crosswalk could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (walk(); as walk) {
      <hf-page-head [heading]="walk.from.name + ' on ' + walk.to.name">
        <ng-container ngProjectAs="[facts]"><span>Number <b>{{ walk.number }}</b></span><span>Declared <b>{{ walk.declaredAt | day }}</b></span>@if (walk.declaredBy; as by) { <span>by the <b>{{ by.jobTitle }}</b></span> }</ng-container>
        @if (may()) { <a actions class="hf-btn" routerLink="/crosswalks/new" [queryParams]="{ from: walk.from.versionId, to: walk.to.versionId }">Declare anew</a> }
      </hf-page-head>
      @if (newer(); as latest) { <hf-notice class="strip" kind="past"><b>Not in force any more.</b> Number {{ latest.number }} has been since {{ latest.declaredAt | day }}. <a [routerLink]="['/crosswalks', latest.id]">See it</a></hf-notice> }
      @if (walk.reason) { <p class="reason">{{ walk.reason }}</p> }
      @if (known(); as pair) {
        <hf-mapping-editor [from]="pair.from.definition" [to]="pair.to.definition" [fromName]="walk.from.name + ', version ' + walk.from.number" [toName]="walk.to.name + ', version ' + walk.to.number" [readOnly]="true" [mapping]="walk.mapping" />
      } @else { <hf-panel label="Grids"><hf-loading-shape shape="map" /></hf-panel> }
      @if (history.hasValue() && history.value().length > 1) {
        <hf-panel class="history" heading="Declarations" [count]="history.value().length + ''" [pad]="false">
          <ol>
            @for (one of history.value(); track one.id) {
              <li [attr.aria-current]="one.id === walk.id ? 'page' : null"><a [routerLink]="['/crosswalks', one.id]">Number {{ one.number }}</a><span class="hf-soft when">{{ one.declaredAt | day }}</span><span class="hf-soft">{{ one.declaredBy?.jobTitle }}</span><span class="why">{{ one.reason || 'No reason was given' }}</span></li>
            }
          </ol>
        </hf-panel>
      }
    } @else { <hf-panel label="Crosswalk"><hf-loading-shape shape="map" /></hf-panel> }
  `,
  styles: `
    .strip { margin-bottom: 16px; }
    .reason { max-width: 84ch; margin-bottom: 16px; font: var(--mat-sys-body-large); }
    .history { display: block; margin-top: 16px; }
    li { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border: 0; }
    li[aria-current] { background: var(--hf-selected); }
    .when { min-width: 64px; }
    .why { flex: 1 1 280px; }
  `,
})
export class CrosswalkPage {
  readonly id = input.required<string>();
  readonly #client = inject(CrosswalkClient);
  readonly #versions = inject(MatrixVersions);
  readonly #titles = inject(PageTitles);
  readonly #session = inject(Session);

  protected readonly resource = this.#client.crosswalk(this.id);
  protected readonly walk = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly history = this.#client.history(() => this.walk()?.from.versionId, () => this.walk()?.to.versionId);
  protected readonly may = computed(() => this.#session.can('crosswalk.declare'));
  protected readonly newer = computed(() => {
    const [walk, latest] = [this.walk(), this.history.hasValue() ? this.history.value()[0] : undefined];
    return walk && latest && latest.number > walk.number ? latest : null;
  });
  protected readonly known = computed(() => {
    const walk = this.walk();
    const [from, to] = [walk?.from.versionId, walk?.to.versionId].map((id) => this.#versions.known().get(id ?? ''));
    return from && to ? { from, to } : null;
  });

  constructor() {
    effect(() => this.#versions.need(this.walk()?.from.versionId, this.walk()?.to.versionId));
    effect(() => {
      const walk = this.walk();
      if (walk) untracked(() => this.#titles.show(`${walk.from.name} on ${walk.to.name}`, [{ label: 'Matrices', link: '/matrices' }, { label: 'Crosswalks', link: '/crosswalks' }, { label: `Number ${walk.number}` }]));
    });
  }
}
