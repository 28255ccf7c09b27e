import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AssuranceView, RiskRow } from '@holdfast/contracts';
import { CONTRADICTION_NAMES, EVIDENCE_BASES, evidenceInSum, type EvidenceBasis } from '@holdfast/domain';
import { ActionList } from '../actions/action-list/action-list';
import { kept } from '../http/kept';
import { RecommendationList } from '../recommendations/recommendation-list';
import { printedAt } from '../risks/printed-at';
import { RiskList } from '../risks/risk-list/risk-list';
import { BASIS_WORDS } from '../risks/words';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { day, DayPipe, MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';

/** What is outstanding in a unit, on one page that can be printed and signed. */
@Component({
  selector: 'hf-statement-page',
  imports: [ActionList, DayPipe, ErrorNotice, Icon, LoadingShape, MomentPipe, PageHead, Panel, RecommendationList, RiskList, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './statement-page.html',
  styleUrl: './statement-page.scss',
})
export class StatementPage {
  /** Of the unit, from the address. */
  readonly id = input.required<string>();
  /** By what residuals are told, from the address. */
  readonly basis = input<string>();

  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly bases = EVIDENCE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }));
  protected readonly drawnBy = computed<EvidenceBasis>(() => (this.basis() === 'evidenced' ? 'evidenced' : 'claimed'));
  protected readonly resource = httpResource<AssuranceView>(() => ({ url: `/api/assurance/${this.id()}`, params: { ...(this.drawnBy() === 'evidenced' ? { basis: 'evidenced' } : {}) } as Record<string, string> }));
  protected readonly statement = kept(this.resource, () => this.id());
  protected readonly names = CONTRADICTION_NAMES;
  /** What evidence does to the residuals, whatever the basis. */
  protected readonly sum = computed(() => {
    const of = this.statement();
    return of ? evidenceInSum({ open: of.openRisks, ...of.evidence }, of.basis, day(of.day, { dated: true })) : '';
  });
  protected readonly printed = computed(() => {
    const unit = this.statement()?.unit;
    return printedAt(`Statement of assurance${unit ? `, ${unit.name}` : ''}`, this.#session.organisation());
  });
  /** Each part with its number, in the order of the page. */
  protected readonly parts = computed(() => {
    const of = this.statement();
    if (!of) return [];
    return [
      { anchor: 'recommendations', words: 'recommendations of auditors', one: 'recommendation of an auditor', count: of.recommendations.total },
      { anchor: 'actions', words: 'overdue actions', one: 'overdue action', count: of.overdueActions.total },
      { anchor: 'reviews', words: 'overdue reviews', one: 'overdue review', count: of.overdueReviews.total },
      { anchor: 'acceptances', words: 'stale acceptances', one: 'stale acceptance', count: of.staleAcceptances.total },
      { anchor: 'appetite', words: 'risks above appetite', one: 'risk above appetite', count: of.aboveAppetite.total },
      { anchor: 'contradictions', words: 'risks with a contradiction', one: 'risk with a contradiction', count: of.contradictions.risks },
    ];
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const unit = this.statement()?.unit;
      if (unit) titles.show(`Statement of assurance, ${unit.name}`, [{ label: 'Assurance', link: '/assurance' }, { label: unit.name }]);
    });
  }

  protected drawBy(basis: EvidenceBasis): void {
    void this.#router.navigate([], { queryParams: { basis: basis === 'evidenced' ? basis : null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected print(): void {
    print();
  }

  protected open({ id }: RiskRow): void {
    void this.#router.navigate(['/risks', id]);
  }

  /** Where one stays on the page: the address of the program has its own fragments. */
  protected show(event: Event, anchor: string): void {
    event.preventDefault();
    const part = document.getElementById(anchor);
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
  }
}
