import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { IndicatorView, ReadingView } from '@holdfast/contracts';
import { financialYearLabel, periodLabel } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { ScrollCue } from '../shared/scroll-cue/scroll-cue';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { IndicatorChart } from './indicator-chart';
import { IndicatorClient } from './indicator-client';
import { periodsOf } from './indicator-lines';
import { DIRECTION_WORDS, PERIOD_WORDS, PERSPECTIVE_WORDS, readingInWords, STATE_WORDS, targetInWords, toleranceInWords } from './indicator-words';
import { StateMark } from './state-mark';

/** One indicator: what was read, period by period, against what is aimed at; whom it serves and what it watches. */
@Component({
  selector: 'hf-indicator-page',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, DayPipe, EmptyState, ErrorNotice, Icon, IndicatorChart, Kbd, LoadingShape, Notice, PageHead, Panel, RouterLink, ScrollCue, StateMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './indicator-page.html',
  styleUrls: ['../shared/page-layout/thing-page.scss', './indicator-page.scss'],
})
export class IndicatorPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #client = inject(IndicatorClient);
  readonly #reason = inject(AskReason);
  readonly #today = inject(Past).asAt() === null;
  protected readonly resource = this.#client.one(() => this.id());
  protected readonly indicator = kept(this.resource, () => this.id());
  protected readonly mayReport = computed(() => this.#today && (this.indicator()?.mayReport ?? false));
  protected readonly mayManage = computed(() => this.#today && (this.indicator()?.mayManage ?? false));
  protected readonly view = signal<'chart' | 'table'>('chart');
  protected readonly periods = computed(() => {
    const indicator = this.indicator();
    return indicator ? periodsOf(indicator.period, indicator.direction, indicator.readings, indicator.targets) : [];
  });
  /** What the chart shows, for whoever does not see it. */
  protected readonly summary = computed(() =>
    this.periods().map(({ label, value, state }) => `${label}: ${value === null ? (state === 'not-collected' ? 'not collected' : 'no reading') : readingInWords({ value }, this.indicator()?.measure ?? '')}${state && value !== null ? `, ${STATE_WORDS[state].toLowerCase()}` : ''}`).join('. '),
  );
  /** The year's target is at the top: the coming ones are below it. */
  protected readonly targets = computed(() => [...(this.indicator()?.targets ?? [])].reverse());
  protected readonly printed = computed(() => printedAt('Indicator', this.#session.organisation()));
  protected readonly directionWords = DIRECTION_WORDS;
  protected readonly periodWords = PERIOD_WORDS;
  protected readonly perspectiveWords = PERSPECTIVE_WORDS;
  protected readonly yearLabel = financialYearLabel;

  constructor() {
    const [titles, router] = [inject(PageTitles), inject(Router)];
    effect(() => {
      const indicator = this.indicator();
      if (indicator) titles.show(`${indicator.code} ${indicator.title}`, [{ label: 'Indicators', link: '/indicators' }, { label: indicator.code }]);
    });
    inject(Shortcuts).add([
      { keys: 'p', label: 'Enter a reading', run: () => this.mayReport() && this.indicator()?.due.length && void this.enter() },
      { keys: 'e', label: 'Edit this indicator', run: () => this.mayManage() && void router.navigate(['/indicators', this.id(), 'edit']) },
    ]);
  }

  protected labelOf(indicator: IndicatorView, start: string): string {
    return periodLabel(indicator.period, start);
  }

  protected read(indicator: IndicatorView, reading: ReadingView): string {
    return readingInWords(reading, indicator.measure);
  }

  protected aim(indicator: IndicatorView, target = indicator.target): string {
    return [targetInWords(target, indicator.direction, indicator.measure), toleranceInWords(target, indicator.measure)].filter(Boolean).join(', ');
  }

  /** "2 lower than the period before" */
  protected change({ latest, before, measure }: IndicatorView): string {
    if (!latest || latest.value === null || before === null) return '';
    const by = Math.round((latest.value - before) * 10_000) / 10_000;
    return by === 0 ? 'As the period before' : `${readingInWords({ value: Math.abs(by) }, measure === '%' ? 'points' : measure)} ${by > 0 ? 'higher' : 'lower'} than the period before`;
  }

  protected print(): void {
    print();
  }

  protected async enter(): Promise<void> {
    const { askForReading } = await import('./reading-dialog');
    this.#show(await askForReading(this.#injector, this.indicator()!));
  }

  protected async correct(reading: ReadingView): Promise<void> {
    const { askForReading } = await import('./reading-dialog');
    this.#show(await askForReading(this.#injector, this.indicator()!, reading));
  }

  protected async close(indicator: IndicatorView): Promise<void> {
    const done = await this.#reason.ask({
      question: `Close ${indicator.code}?`, detail: 'It is read no more, and watches nothing. Its readings stay.', act: `Close ${indicator.code}`,
      run: (reason) => this.#client.close(indicator.id, indicator.version, reason),
    });
    if (done) this.resource.reload();
  }

  #show(indicator: IndicatorView | null): void {
    if (indicator) this.resource.set(indicator);
  }
}
