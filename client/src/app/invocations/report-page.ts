import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { PageTitles } from '../shell/page-titles';
import { InvocationClient } from './invocation-client';
import { InvocationFacts } from './invocation-facts';
import { InvocationReport } from './invocation-report';
import { InvocationStateMark } from './invocation-state';
import { wholeLog } from './whole-log';

/** The report of an invocation: complete, and made for paper. */
@Component({
  selector: 'hf-invocation-report-page',
  imports: [ErrorNotice, Icon, InvocationFacts, InvocationReport, InvocationStateMark, LoadingShape, PageHead, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (invocation(); as of) {
      <hf-page-head [heading]="of.reference + ' ' + of.title">
        <ng-container ngProjectAs="[facts]"><span>Lead <b>{{ of.lead.jobTitle }}</b></span><span>Unit <b>{{ of.unitName }}</b></span><span><hf-invocation-state [of]="of" /></span></ng-container>
        <p class="hf-print-only">{{ printed() }}</p>
        <a actions class="hf-btn" [routerLink]="['/invocations', of.id]">Back to the invocation</a>
        <button actions class="hf-btn icon" type="button" aria-label="Print the report" (click)="print()"><hf-icon name="print" /></button>
        <a actions class="hf-btn primary" [href]="paper()" download>Report as PDF</a>
      </hf-page-head>
      <hf-invocation-facts [of]="of" />
      @if (log.value(); as entries) { <hf-invocation-report [of]="of" [entries]="entries" /> }
      @else if (log.error(); as error) { <hf-error-notice what="The log could not be loaded." [error]="error" (again)="log.reload()" /> }
      @else { <hf-loading-shape [lines]="8" label="Loading the log" /> }
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Report of an invocation" />
      <hf-error-notice what="The invocation could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="8" label="Loading the invocation" /> }
  `,
  styles: `:host { display: block; max-width: 980px; }`,
})
export class InvocationReportPage {
  /** From the address. */
  readonly id = input.required<string>();
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly resource = inject(InvocationClient).invocation(() => this.id());
  protected readonly invocation = kept(this.resource, () => this.id());
  protected readonly log = wholeLog(() => this.id());
  protected readonly paper = computed(() => `/api/invocations/${this.id()}/report.pdf${this.#past.asAt() === null ? '' : `?asAt=${this.#past.asAt()}`}`);
  protected readonly printed = computed(() => printedAt('Report of an invocation', this.#session.organisation()));

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.invocation();
      if (of) titles.show(`Report of ${of.reference}`, [{ label: 'Invocations', link: '/invocations' }, { label: of.reference, link: `/invocations/${of.id}` }, { label: 'Report' }]);
    });
  }

  protected print(): void {
    print();
  }
}
