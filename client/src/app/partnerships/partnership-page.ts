import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PartnershipView } from '@holdfast/contracts';
import { SIGNIFICANCE_CRITERIA } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Standing } from '../risks/standing';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { NextPartnershipReview } from './next-review';
import { PartnershipClient } from './partnership-client';
import { CRITERION_WORDS, GOVERNANCE_WORDS, MEETS_WORDS, significanceInWords } from './partnership-words';

/** One partnership: what it is for, how much it matters and what that asks for, its risks, and each review. */
@Component({
  selector: 'hf-partnership-page',
  imports: [DayPipe, ErrorNotice, Icon, Kbd, LoadingShape, NextPartnershipReview, Notice, PageHead, Panel, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (partnership(); as of) {
      <hf-page-head [heading]="of.name">
        <ng-container ngProjectAs="[facts]">
          <span>Significance <b>{{ significance(of) }}</b></span><span>Lead <b>{{ of.lead.jobTitle }}</b></span><span>Unit <b>{{ of.unitName }}</b></span><span>Meets <b>{{ meets[of.meets].toLowerCase() }}</b></span>
          @if (of.nextReview) { <span><hf-partnership-review [of]="of" [worded]="true" /></span> }
        </ng-container>
        <p class="hf-print-only">{{ printed() }}</p>
        <button actions class="hf-btn icon" type="button" aria-label="Print" (click)="print()"><hf-icon name="print" /></button>
        @if (may()) { <button actions class="hf-btn" type="button" (click)="end()">End it</button> }
        @if (may()) { <a actions class="hf-btn" [routerLink]="['/partnerships', of.id, 'edit']"><hf-icon name="edit" />Edit<hf-kbd>E</hf-kbd></a> }
        @if (may()) { <button actions class="hf-btn primary" type="button" (click)="review()"><hf-icon name="fact-check" />Review<hf-kbd>V</hf-kbd></button> }
      </hf-page-head>
      @if (of.endedAt) { <hf-notice icon="lock" class="strip"><b>Ended on {{ of.endedAt | day: 'long' }}.</b> {{ of.endReason }}</hf-notice> }
      <div class="columns">
        <div class="hf-stack">
          <hf-panel heading="What it is for">@if (of.purpose) { <p class="text">{{ of.purpose }}</p> } @else { <p class="hf-soft">Nobody has written what it is for.</p> }</hf-panel>
          <hf-panel heading="Risks that it carries" [count]="of.risks.length ? of.risks.length.toString() : ''" [pad]="false">
            @if (of.risks.length) {
              <ul class="lines">
                @for (risk of of.risks; track risk.id) { <li class="risk"><a [routerLink]="['/risks', risk.id]"><span class="hf-ref">{{ risk.reference }}</span> {{ risk.title }}</a><span class="place">@if (risk.status === 'closed') { Closed } @else { <hf-standing [of]="risk.residual" [position]="false" /> }</span><span class="hf-soft">{{ risk.registerName }}</span></li> }
              </ul>
            } @else { <p class="none">{{ of.otherRisks ? 'None that you can read.' : 'No risk is linked. Edit the partnership to say which risks it carries.' }}</p> }
            @if (of.otherRisks) { <p class="none">{{ of.otherRisks === 1 ? '1 risk' : of.otherRisks + ' risks' }} not yours to read.</p> }
          </hf-panel>
          <hf-panel heading="Reviews" [count]="of.reviews.length ? of.reviews.length.toString() : ''" [pad]="false">
            <ol class="lines">
              @for (one of of.reviews; track one.id) {
                <li><p><b>{{ one.heldOn | day: 'long' }}</b>&ngsp;<span class="hf-soft">by the {{ one.author.jobTitle }}@if (one.score !== null) {, at {{ one.score }} of 100}, next on {{ one.nextReview | day }}</span></p><p class="text small">{{ one.note }}</p></li>
              } @empty { <li class="hf-soft">It was not reviewed yet.</li> }
            </ol>
          </hf-panel>
        </div>
        <aside class="hf-stack" aria-label="About this partnership">
          <hf-panel heading="Partners">@if (of.partners) { <p class="text small">{{ of.partners }}</p> } @else { <p class="hf-soft">Nobody is named yet.</p> }</hf-panel>
          <hf-panel heading="How much it matters">
            <dl>@for (criterion of criteria; track criterion) { <div><dt>{{ words[criterion].name }}</dt><dd [class.unknown]="of.significance[criterion] === null">{{ of.significance[criterion] === null ? 'Not judged' : of.significance[criterion] + ' of 5' }}</dd></div> }</dl>
            <p class="total"><b>{{ significance(of) }}</b></p>
          </hf-panel>
          @if (of.level; as level) { <hf-panel heading="What that asks for"><ul class="asks">@for (one of governance[level]; track one) { <li>{{ one }}</li> }</ul></hf-panel> }
        </aside>
      </div>
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Partnership" />
      <hf-error-notice what="The partnership could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="6" label="Loading the partnership" /> }
  `,
  styles: `
    .strip { display: block; margin-bottom: 16px; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) 312px; gap: 16px; align-items: start; }
    .text { font: var(--mat-sys-body-large); white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
    .small { font: var(--mat-sys-body-medium); }
    .lines li { padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    .lines li:last-child { border-bottom: 0; }
    .risk { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; }
    .risk a { min-height: 24px; color: var(--mat-sys-on-surface); overflow-wrap: anywhere; }
    .none { padding: 12px 16px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    dl div { display: flex; justify-content: space-between; gap: 12px; padding: 3px 0; font: var(--mat-sys-body-small); }
    dd { font-variant-numeric: tabular-nums; }
    .unknown { color: var(--mat-sys-on-surface-variant); font-style: italic; }
    .total { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--mat-sys-outline-variant); }
    .asks { display: grid; gap: 6px; padding-left: 18px; list-style: disc; font: var(--mat-sys-body-small); }
    @media (max-width: 1000px) { .columns { grid-template-columns: minmax(0, 1fr); } }
    @media print { .columns { display: block; } aside { margin-top: 16px; } }
  `,
})
export class PartnershipPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #client = inject(PartnershipClient);
  readonly #reason = inject(AskReason);
  protected readonly resource = this.#client.partnership(() => this.id());
  protected readonly partnership = kept(this.resource, () => this.id());
  protected readonly may = computed(() => this.#past.asAt() === null && (this.partnership()?.mayManage ?? false));
  protected readonly printed = computed(() => printedAt('Partnership', this.#session.organisation()));
  protected readonly significance = significanceInWords;
  protected readonly meets = MEETS_WORDS;
  protected readonly criteria = SIGNIFICANCE_CRITERIA;
  protected readonly words = CRITERION_WORDS;
  protected readonly governance = GOVERNANCE_WORDS;

  constructor() {
    const [titles, router] = [inject(PageTitles), inject(Router)];
    effect(() => {
      const of = this.partnership();
      if (of) titles.show(of.name, [{ label: 'Partnerships', link: '/partnerships' }, { label: of.name }]);
    });
    inject(Shortcuts).add([
      { keys: 'v', label: 'Review this partnership', run: () => this.may() && void this.review() },
      { keys: 'e', label: 'Edit this partnership', run: () => this.may() && void router.navigate(['/partnerships', this.id(), 'edit']) },
    ]);
  }

  protected print(): void {
    print();
  }

  protected async review(): Promise<void> {
    const { askForPartnershipReview } = await import('./review-dialog');
    this.#show(await askForPartnershipReview(this.#injector, this.partnership()!));
  }

  protected async end(): Promise<void> {
    const submission = new Submission();
    const of = this.partnership()!;
    let ended: PartnershipView | null = null;
    await this.#reason.ask({
      question: `End ${of.name}?`,
      detail: 'It stays on record with its reviews. The risks that it carried go on in their registers.',
      act: 'End the partnership',
      run: async (reason) => {
        ended = await this.#client.end(of.id, of.version, { reason }, submission.of({ reason }));
      },
    });
    this.#show(ended);
  }

  #show(partnership: PartnershipView | null): void {
    if (partnership) this.resource.set(partnership);
  }
}
