import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, linkedSignal, signal } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ActivityBackView, ScenarioView } from '@holdfast/contracts';
import { asSentence, clockInWords, durationInWords, type RecoveryBasis } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { kept } from '../http/kept';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { Viewport } from '../shared/viewport';
import { MomentPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { LossPicker } from './loss-picker';
import { RecoveryClient } from './recovery-client';
import { servesAt, stepsTo, unknownBeside } from './recovery-rows';
import { RecoveryTimeline } from './recovery-timeline';
import { backInWords, earliestInWords, KIND_WORDS, lateInWords, peakMetInWords, unknownInWords, whatIfHeading } from './recovery-words';
import { askToSaveScenario } from './save-scenario-dialog';
import { SinglePoints } from './single-points';
import { isAsked, readQuestion, requestOf, writeQuestion, type Question } from './what-if-question';

/** What comes back when, after losing what is chosen. The question stands in the address; nothing is changed by asking it. */
@Component({
  selector: 'hf-what-if-page',
  imports: [EmptyState, ErrorNotice, Icon, LoadingShape, LossPicker, MomentPipe, NgTemplateOutlet, Notice, PageHead, Panel, RecoveryTimeline, RouterLink, Segmented, SinglePoints],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-if-page.html',
  styleUrl: './what-if-page.scss',
})
export class WhatIfPage {
  readonly #client = inject(RecoveryClient);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  protected readonly narrow = inject(Viewport).narrow;
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: this.#route.snapshot.queryParamMap });
  protected readonly question = computed(() => readQuestion(this.#params()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly asked = computed(() => isAsked(this.question()));
  protected readonly resource = rxResource({ params: () => (this.asked() ? requestOf(this.question()) : undefined), stream: ({ params }) => this.#client.whatIf(params) });
  protected readonly view = kept(this.resource, () => this.asked());
  protected readonly failure = computed(() => (this.resource.error() ? asProblem(this.resource.error()) : null));
  protected readonly scenarios = rxResource({ stream: () => this.#client.scenarios() });
  protected readonly saved = signal<ScenarioView | null>(null);
  protected readonly drawn = signal<'chart' | 'table'>('chart');
  /** The worst one, until another is looked at. */
  protected readonly looked = linkedSignal<readonly ActivityBackView[], string | null>({
    source: () => this.view()?.activities ?? [],
    computation: (activities, before) => (activities.some(({ id }) => id === before?.value) ? before!.value : (activities[0]?.id ?? null)),
  });
  protected readonly heading = computed(() => (this.view() && this.asked() ? whatIfHeading(this.view()!) : 'What if?'));
  protected readonly bases: { value: RecoveryBasis; label: string }[] = [{ value: 'declared', label: 'As declared' }, { value: 'proven', label: 'As proven' }];
  protected readonly kinds = KIND_WORDS;
  protected readonly clock = clockInWords;
  protected readonly printed = computed(() => printedAt(`What if, ${this.question().basis === 'proven' ? 'recovery times as proven' : 'recovery times as declared'}`, this.#session.organisation()));
  protected readonly maySave = computed(() => this.#session.canAnywhere('continuity.manage'));
  protected readonly mayRaise = computed(() => this.#session.canAnywhere('risk.raise'));
  protected readonly activity = computed(() => this.view()?.activities.find(({ id }) => id === this.looked()) ?? null);
  protected readonly path = computed(() => (this.view() && this.looked() ? stepsTo(this.view()!, this.looked()!) : []));
  protected readonly unknown = computed(() => (this.view() && this.looked() ? unknownBeside(this.view()!, this.looked()!) : null));
  /** What takes longest on the way. */
  protected readonly longest = computed(() => this.path().reduce<(typeof this.path extends () => (infer P)[] ? P : never) | null>((most, step) => (step.own !== null && step.own > (most?.own ?? 0) ? step : most), null));
  protected readonly unproven = computed(() => this.question().basis === 'proven' && this.view()?.sources.proven === 0 && (this.view()?.resources.length ?? 0) > 0);
  /** A site is lost with what is located there, which is reckoned to come back elsewhere. */
  protected readonly withSite = computed(() => this.view()?.everything || this.view()?.lost.some(({ kind, withIt }) => kind === 'site' && withIt > 0));
  protected readonly lostAtLocal = computed(() => {
    const { lostAt } = this.question();
    if (lostAt === null) return '';
    const date = new Date(lostAt);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });
  protected readonly notKnown = computed(() => {
    const view = this.view();
    if (!view) return [];
    const nameOf = (id: string | null): string | null => [...view.resources, ...view.activities].find((row) => row.id === id)?.name ?? null;
    const resources = view.resources.filter(({ unknown }) => unknown && unknown.why !== 'waits').map(({ id, name, unknown, earliest, stillLost }) => ({ id, link: ['/resources', id], name, why: unknown!.why === 'no-time' && earliest?.moreThan ? `${stillLost ? 'lost now and not back' : 'given up'}, so ${earliestInWords(earliest)}` : unknown!.why === 'no-time' ? 'no recovery time' : unknownInWords(unknown, nameOf, false) }));
    const activities = view.activities.map(({ id, name, unknown, rto, analysed }) => {
      const back = !unknown || unknown.why === 'waits' ? null : unknown.why === 'no-time' ? 'time to resume not stated' : unknownInWords(unknown, nameOf, false);
      return { id, link: ['/activities', id], name, why: [back, rto !== null ? null : analysed ? 'no RTO' : 'no approved impact analysis'].filter(Boolean).join(', ') };
    });
    return [...resources, ...activities.filter(({ why }) => why)];
  });
  /** Why it comes out as it does, in two sentences. */
  protected readonly verdict = computed(() => {
    const [view, activity] = [this.view(), this.activity()];
    if (!view || !activity) return '';
    const stated = (time: ActivityBackView['rto']): string => (time ? durationInWords(time.stated, view.calendars) : 'not known');
    const limits = `Its RTO is ${stated(activity.rto)} and its MTPD ${stated(activity.mtpd)}.`;
    const longest = this.longest();
    const most = longest && longest.row.id !== activity.id ? ` ${longest.row.name} takes longest on the way.` : '';
    if (activity.back === null) return `${limits} ${unknownInWords(activity.unknown, (id) => [...view.resources, ...view.activities].find((row) => row.id === id)?.name ?? null, activity.begins !== null, activity.earliest)}.${activity.earliest ? most : ''}`;
    return `${limits}${most}`;
  });
  /** The gap on the way that takes longest, to answer in one step. */
  protected readonly gap = computed(() => this.path().filter(({ row }) => row.kind !== null && row.gap !== null).sort((one, other) => (other.own ?? 0) - (one.own ?? 0))[0]?.row ?? null);
  /** The words of a risk where there is no gap on the way: what takes longest there. */
  protected readonly risk = computed(() => {
    const [activity, longest] = [this.activity(), this.longest()];
    if (!activity) return {};
    const resource = longest && longest.row.kind !== null ? longest.row : null;
    return {
      title: `${activity.name} is not back in time`.slice(0, 200),
      cause: resource ? `${resource.name} takes ${clockInWords(longest!.own!)} to recover.` : '',
      event: asSentence(`${this.heading().replace(/^What if /, '').replace(/\?$/, '')}.`),
      consequence: lateInWords(activity),
    };
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => titles.show(this.heading(), [{ label: 'What if' }]));
  }

  protected readonly backAfter = backInWords;
  protected readonly peakMet = peakMetInWords;
  protected served = servesAt;

  protected ask(patch: Partial<Question>): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: writeQuestion({ ...this.question(), ...patch }) });
  }

  protected lose(lost: readonly string[]): void {
    this.ask({ lost, everything: false });
  }

  protected keep(id: string): void {
    this.ask({ lost: this.question().lost.filter((one) => one !== id), everything: false });
  }

  protected begins(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const moment = value ? new Date(value) : null;
    this.ask({ lostAt: moment && !Number.isNaN(moment.getTime()) ? `${moment.toISOString().slice(0, 16)}Z` : null });
  }

  protected again(scenario: ScenarioView): void {
    this.ask({ lost: scenario.lost.filter(({ retired }) => !retired).map(({ id }) => id), everything: scenario.everything, lostAt: scenario.lostAt && `${scenario.lostAt.slice(0, 16)}Z`, basis: scenario.basis });
  }

  protected lostOf(scenario: ScenarioView): string {
    return scenario.everything ? 'Everything' : scenario.lost.map(({ name, retired }) => (retired ? `${name} (retired)` : name)).join(', ');
  }

  protected async save(): Promise<void> {
    const scenario = await askToSaveScenario(this.#injector, { request: requestOf(this.question()), suggested: this.heading().replace(/^What if /, '').replace(/\?$/, '') });
    if (!scenario) return;
    this.saved.set(scenario);
    this.scenarios.reload();
  }

  protected print(): void {
    window.print();
  }
}
