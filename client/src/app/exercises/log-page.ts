import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { progressOf } from '@holdfast/domain';
import { kept } from '../http/kept';
import { reloadWhenBack } from '../http/last-known';
import { LastKnownLine } from '../incident-log/last-known-line';
import { LogColumn } from '../incident-log/log-column';
import type { LogNames } from '../incident-log/log-words';
import { LogFeed } from '../incident-log/log-feed';
import { Outbox, type UnsentEntry } from '../incident-log/outbox';
import { UnsentStrip } from '../incident-log/unsent-strip';
import { Past } from '../past/past';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { ExerciseClient } from './exercise-client';

/** The log of one rehearsal: what happens is typed here, also while the server is away. */
@Component({
  selector: 'hf-exercise-log-page',
  imports: [ErrorNotice, LastKnownLine, LoadingShape, LogColumn, PageHead, Panel, UnsentStrip],
  providers: [LogFeed],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-last-known />
    @if (exercise(); as of) {
      <hf-page-head [heading]="'Log of ' + of.reference">
        <ng-container ngProjectAs="[facts]"><span>{{ of.title }}</span><span>{{ entries() }}</span>@if (here(); as here) { <span>{{ here }}</span> }<hf-unsent-strip [unsent]="feed.unsent()" [state]="feed.state()" /></ng-container>
      </hf-page-head>
      @if (feed.refusal(); as refusal) { <p class="hf-bad">{{ refusal }}</p> } @else {
        <hf-panel label="Log">
          <hf-log [from]="feed.from()" [total]="feed.count()" [fetching]="feed.fetching()" (earlierWanted)="feed.earlier()" [keptAs]="id()" [progress]="progress()" [unsent]="feed.unsent()" [mayWrite]="feed.mayWrite()" [closed]="today() ? feed.closed() : 'This is the log as it stood on that day.'" [known]="feed.known()" [names]="names()"
            (added)="feed.add($event)" (discarded)="outbox.discard($event)" (putRight)="again($event)" />
        </hf-panel>
      }
    } @else if (resource.error(); as error) { <hf-error-notice what="The rehearsal could not be loaded." [error]="error" (again)="resource.reload()" /> } @else { <hf-loading-shape shape="text" /> }
  `,
  styles: `:host { display: grid; gap: 16px; max-width: 860px; }`,
})
export class ExerciseLogPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly feed = inject(LogFeed);
  protected readonly outbox = inject(Outbox);
  readonly #past = inject(Past);
  protected readonly resource = inject(ExerciseClient).exercise(() => this.id());
  protected readonly exercise = kept(this.resource, () => this.id());
  protected readonly today = computed(() => this.#past.asAt() === null);
  protected readonly progress = computed(() => progressOf([], this.feed.entries(), this.exercise()?.lostAt ?? '1970-01-01T00:00:00.000Z'));
  protected readonly entries = computed(() => (this.feed.count() === 1 ? '1 entry' : `${this.feed.count().toLocaleString('en-GB')} entries`));
  protected readonly here = computed(() => {
    const people = this.feed.people().length;
    return people > 0 ? `${people} ${people === 1 ? 'person' : 'people'} here` : '';
  });
  protected readonly names = computed<LogNames>(() => ({ resources: new Map(this.exercise()?.scope.map(({ resourceId, name }) => [resourceId, name])) }));

  constructor() {
    const titles = inject(PageTitles);
    reloadWhenBack(this.resource);
    effect(() => void this.feed.open({ subject: 'exercise', id: this.id() }));
    effect(() => {
      const of = this.exercise();
      if (of) titles.show(`Log of ${of.reference}`, [{ label: 'Rehearsals', link: '/rehearsals' }, { label: of.reference, link: ['/rehearsals', of.id] }, { label: 'Log' }]);
    });
  }

  protected again({ unsent, text }: { unsent: UnsentEntry; text: string }): void {
    void this.outbox.putRight(unsent, { text });
  }
}
