import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RiskView } from '@holdfast/contracts';
import { CheckClient } from '../contradictions/check-client';
import { ContradictionNotes } from '../contradictions/contradiction-notes';
import { kept } from '../http/kept';
import { RegisterStore } from '../registers/register-store';
import { ReviewDate } from '../risks/review-date';
import { RiskClient } from '../risks/risk-client';
import { riskCrumbs } from '../risks/risk-crumbs';
import { rightsOn } from '../risks/risk-rights';
import { Standing } from '../risks/standing';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { ReviewDecision } from './review-decision';

/** One risk reviewed by itself, outside a sitting. */
@Component({
  selector: 'hf-review-risk-page',
  imports: [ContradictionNotes, ErrorNotice, LoadingShape, Notice, PageHead, Panel, ReviewDate, ReviewDecision, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (risk(); as risk) {
      <hf-page-head [heading]="'Review ' + (risk.reference ?? 'the draft')">
        <div above class="hf-row"><span class="hf-ref">{{ risk.reference }}</span><hf-standing [of]="risk.residual" /></div>
        <ng-container ngProjectAs="[facts]"><span>{{ risk.title }}</span><span>{{ risk.registerName }}</span>@if (risk.nextReview) { <hf-review-date [next]="risk.nextReview" [worded]="true" /> }</ng-container>
      </hf-page-head>
      @if (!rights()?.assess || risk.status !== 'open') {
        <hf-notice icon="lock"><b>{{ rights()?.readOnly ?? (risk.status === 'draft' ? 'A draft is not reviewed. Add it to the register first.' : 'Only the owner of this risk, the register owner or a risk manager can review it.') }}</b>&ngsp;<a [routerLink]="['/risks', risk.id]">Back to the risk</a></hf-notice>
      } @else {
        <div class="hf-stack">
          @if (check(); as check) { <hf-contradiction-notes [risk]="risk" [check]="check" [reviewing]="true" /> }
          <hf-panel label="Decision"><hf-review-decision [risk]="risk" [check]="check()" act="Save the review" (saved)="saved()" (met)="met($event)" /></hf-panel>
          <p class="hf-small"><a [routerLink]="['/risks', risk.id]">Back to the risk</a></p>
        </div>
      }
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Review a risk" />
      <hf-error-notice what="The risk could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else {
      <hf-loading-shape [lines]="5" label="Loading the risk" />
    }
  `,
  styles: `:host { display: block; max-width: 960px; }`,
})
export class ReviewRiskPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #registers = inject(RegisterStore);
  protected readonly resource = inject(RiskClient).risk(() => this.id());
  protected readonly risk = kept(this.resource, () => this.id());
  readonly #check = inject(CheckClient).ofRisk(() => this.id());
  protected readonly check = computed(() => (this.#check.hasValue() ? this.#check.value() : null));
  protected readonly rights = computed(() => {
    const risk = this.risk();
    return risk ? rightsOn(risk, (permission, target) => this.#session.can(permission, target)) : null;
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const risk = this.risk();
      if (risk) titles.show(`Review ${risk.reference ?? 'draft'}`, [...riskCrumbs(risk), { label: 'Review' }]);
    });
  }

  protected saved(): void {
    this.#registers.reload();
    void this.#router.navigate(['/risks', this.id()]);
  }

  protected met(risk: RiskView): void {
    this.resource.set(risk);
  }
}
