import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SittingItem } from '@holdfast/contracts';
import { kept } from '../http/kept';
import { MatrixVersions } from '../matrices/matrix-versions';
import { printedAt } from '../risks/printed-at';
import { Standing } from '../risks/standing';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Movement } from '../shared/movement/movement';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { hasMovedPlace, OUTCOME_WORDS, outcomeInWords, presentInWords } from './review-words';
import { ReviewClient } from './review-client';

/** The record of a sitting: who was there, what was decided per risk and why, what was left over. Made to be printed. */
@Component({
  selector: 'hf-minutes-page',
  imports: [DayPipe, ErrorNotice, Icon, LoadingShape, MomentPipe, Movement, Notice, PageHead, Panel, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './minutes-page.html',
  styleUrl: './minutes-page.scss',
})
export class MinutesPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #session = inject(Session);
  readonly #matrices = inject(MatrixVersions);
  protected readonly resource = inject(ReviewClient).sitting(() => this.id());
  protected readonly sitting = kept(this.resource, () => this.id());
  protected readonly outcomeWords = OUTCOME_WORDS;
  protected readonly outcome = outcomeInWords;
  protected readonly changed = hasMovedPlace;
  protected readonly decided = computed(() => this.#of('decided'));
  protected readonly elsewhere = computed(() => this.#of('elsewhere'));
  protected readonly left = computed(() => [...this.#of('open'), ...this.#of('skipped')]);
  protected readonly heading = computed(() => {
    const sitting = this.sitting();
    return sitting ? `Review of ${sitting.register?.name ?? 'risks of the ' + sitting.host.jobTitle}` : 'Minutes';
  });
  protected readonly present = computed(() => (this.sitting() ? presentInWords(this.sitting()!) : ''));
  protected readonly printed = computed(() => printedAt('Minutes of a review sitting', this.#session.organisation()));
  /** "3 confirmed, 2 re-scored, 1 closed" */
  protected readonly summary = computed(() => {
    const count = (...outcomes: string[]): number => this.decided().filter(({ review }) => review && outcomes.includes(outcomeInWords(review))).length;
    const parts: [number, string][] = [[count('No change', 'Confirmed'), 'confirmed'], [count('Re-scored'), 're-scored'], [count('Closed'), 'closed'], [count('Escalated'), 'escalated'], [this.elsewhere().length, 'reviewed elsewhere meanwhile'], [this.left().length, 'left over']];
    return parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`).join(', ');
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const sitting = this.sitting();
      if (!sitting) return;
      titles.show(`Minutes: ${this.heading()}`, [
        ...(sitting.register ? [{ label: sitting.register.name, link: ['/registers', sitting.register.id] }] : []),
        { label: 'Review sittings', link: sitting.register ? `/review-sittings?register=${sitting.register.id}` : '/review-sittings' }, { label: 'Minutes' },
      ]);
      for (const { residual, review } of sitting.items) this.#matrices.need(residual.matrixVersionId, review?.before.matrixVersionId, review?.after.matrixVersionId);
    });
    inject(Shortcuts).add([{ keys: 'p', label: 'Print the minutes', run: () => this.print() }]);
  }

  protected print(): void {
    print();
  }

  #of(state: SittingItem['state']): SittingItem[] {
    return this.sitting()?.items.filter((item) => item.state === state) ?? [];
  }
}
