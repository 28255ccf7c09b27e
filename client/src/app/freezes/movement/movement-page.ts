import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { HeatMapCell, MovementDay } from '@holdfast/contracts';
import { asSentence, cellOf, exemptLine } from '@holdfast/domain';
import { kept } from '../../http/kept';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { askForDay } from '../../past/choose-day-dialog';
import { usualDays } from '../../past/past-days';
import { RegisterClient } from '../../registers/register-client';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { HeatMap } from '../../shared/heat-map/heat-map';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { day } from '../../shared/words/dates';
import { todayIn } from '../../shared/words/today';
import { PageTitles } from '../../shell/page-titles';
import { FreezeClient } from '../freeze-client';
import { asAtInWords, counted, exactMoment } from '../freeze-words';
import { MapArrows } from './map-arrows';
import { MovedList } from './moved-list';
import { CHANGE_ORDER, sumInWords } from './movement-words';

interface Choice {
  readonly id: string;
  readonly label: string;
  /** The moment that it stands for, to tell earlier from later. */
  readonly moment: string;
}

/** What a register did between two days, or two freezes: on the map, in groups, and in one sentence whose numbers add up. */
@Component({
  selector: 'hf-movement-page',
  imports: [EmptyState, ErrorNotice, HeatMap, Icon, LoadingShape, MapArrows, MovedList, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './movement-page.html',
  styleUrl: './movement-page.scss',
})
export class MovementPage {
  /** Of the register, from the address. */
  readonly id = input.required<string>();
  /** A day or the id of a freeze, from the query. */
  readonly from = input<string>();
  readonly to = input<string>();

  readonly #client = inject(FreezeClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #of = inject(RegisterClient).register(() => this.id());
  protected readonly register = kept(this.#of, () => this.id());
  /** Readers of public wording see no freeze. */
  readonly #freezes = this.#client.ofRegister(() => (this.register()?.wording === 'full' ? this.id() : undefined));
  readonly #today = todayIn(this.#session.organisation()?.timeZone);
  readonly #begins = this.#session.view()?.historyBeginsOn ?? this.#today;

  /** Everything that is known to compare with, the latest first; a chosen day among it. */
  readonly #choices = computed<Choice[]>(() => {
    const zone = this.#session.organisation()?.timeZone;
    const freezes = (this.#freezes.hasValue() ? this.#freezes.value() : []).map(({ id, name, moment }) => ({ id, label: `${name} (${shortly(moment, zone)})`, moment }));
    const usual = usualDays(this.#today, this.#begins).map((one) => ({ id: one.day, label: `${one.label}, ${day(one.day, { long: true })}`, moment: `${one.day}T23:59` }));
    const others = [this.from(), this.to()].filter((one): one is string => /^\d{4}-\d{2}-\d{2}$/.test(one ?? '') && !usual.some(({ id }) => id === one));
    return [...freezes, ...usual, ...[...new Set(others)].map((one) => ({ id: one, label: day(one, { long: true }), moment: `${one}T23:59` }))];
  });
  protected readonly fromChoices = this.#choices;
  protected readonly toChoices = this.#choices;
  readonly #ready = computed(() => this.register() !== undefined && (this.register()?.wording === 'public' || this.#freezes.hasValue() || this.#freezes.error() !== undefined));
  /** Unless the address says: since the latest freeze, or the end of the last quarter. */
  protected readonly days = computed(
    () => {
      const from = this.from() || (this.#ready() ? (this.#freezes.hasValue() && this.#freezes.value()[0]?.id) || this.#quarter()?.id : undefined);
      return from ? { from, to: this.to() || null } : undefined;
    },
    { equal: (one, other) => one?.from === other?.from && one?.to === other?.to },
  );
  protected readonly nothing = computed(() => this.#ready() && !this.days());
  protected readonly resource = this.#client.movement(() => this.id(), () => this.days());
  protected readonly moved = kept(this.resource, () => `${this.id()} ${this.days()?.from} ${this.days()?.to}`);
  protected readonly failure = computed(() => this.#of.error() ?? this.resource.error());
  protected readonly view = signal<'map' | 'table'>('map');
  protected readonly counted = counted;
  protected readonly mayDeclare = computed(() => this.#session.can('crosswalk.declare'));

  protected readonly groups = computed(() => {
    const risks = this.moved()?.risks ?? [];
    return CHANGE_ORDER.map((change) => ({ change, risks: risks.filter((risk) => risk.change === change) })).filter((group) => group.risks.length > 0);
  });
  protected readonly sum = computed(() => (this.moved() ? sumInWords(this.moved()!) : ''));
  protected readonly exempt = computed(() => `${exemptLine(this.moved()?.to.exempt ?? 0) ?? ''}.`);
  protected readonly between = computed(() => asSentence(`${this.#named('from')}, compared with ${this.#named('to')}`));
  /** Those that stand on the matrix of the later day in a cell of it. */
  protected readonly cells = computed<HeatMapCell[]>(() => {
    const moved = this.moved();
    const cells = new Map<string, HeatMapCell>();
    for (const { after, reference, change } of moved?.risks ?? []) {
      const cell = after?.matrixVersionId === moved?.matrix.versionId ? cellOf(after!) : null;
      if (!cell) continue;
      const key = JSON.stringify(cell);
      const known = cells.get(key) ?? { ...cell, count: 0, references: [], arrivedUp: 0, arrivedDown: 0 };
      cells.set(key, {
        ...known, count: known.count + 1, references: known.references.length < 3 ? [...known.references, reference] : known.references,
        arrivedUp: known.arrivedUp + Number(change === 'up'), arrivedDown: known.arrivedDown + Number(change === 'down'),
      });
    }
    return [...cells.values()];
  });
  protected readonly ways = computed(() => {
    const moved = this.moved();
    const references = new Map(moved?.risks.map(({ id, reference }) => [id, reference]));
    return (moved?.arrows ?? []).map(({ from, to, riskIds }) => ({
      key: JSON.stringify([from, to]),
      words: `${from.likelihood}, ${from.impact} to ${to.likelihood}, ${to.impact}: ${riskIds.map((id) => references.get(id) ?? '').join(', ')}`,
    }));
  });
  protected readonly printed = computed(() => {
    const organisation = this.#session.organisation();
    return `${organisation?.name ?? ''}. Residual risk as claimed. ${this.between()}. Printed ${exactMoment(new Date().toISOString(), organisation?.timeZone)}.`;
  });
  /** What paper says of the freezes that were compared. */
  protected readonly proofs = computed(() =>
    [this.moved()?.from, this.moved()?.to].flatMap((one) => (one?.freeze ? [{ id: one.freeze.id, words: proofInWords(one.freeze) }] : [])),
  );
  private readonly lists = viewChildren(MovedList);

  constructor() {
    const titles = inject(PageTitles);
    const matrices = inject(MatrixVersions);
    effect(() => {
      const register = this.register();
      if (!register) return;
      titles.show(`What moved in ${register.name}`, [...[...register.above, register].map(({ id, name }) => ({ label: name, link: ['/registers', id] })), { label: 'What moved' }]);
    });
    effect(() => matrices.need(...new Set(this.moved()?.risks.flatMap(({ before, after }) => [before?.matrixVersionId ?? null, after?.matrixVersionId ?? null]) ?? [])));
  }

  protected async choose(which: 'from' | 'to', event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const chosen = select.value === 'another' ? await askForDay(this.#injector) : select.value;
    const days = this.days();
    if (chosen === null) {
      select.value = (which === 'from' ? days?.from : days?.to) ?? 'now';
      return;
    }
    const next = { from: days?.from ?? null, to: days?.to ?? null, [which]: chosen === 'now' ? null : chosen };
    void this.#router.navigate([], { queryParams: next, queryParamsHandling: 'merge' });
  }

  protected again(): void {
    this.#of.reload();
    this.resource.reload();
  }

  protected async print(): Promise<void> {
    for (const list of this.lists()) list.showAll();
    await new Promise((resolve) => setTimeout(resolve));
    print();
  }

  #quarter(): Choice | undefined {
    const usual = this.#choices();
    return usual.find(({ label }) => label.startsWith('End of last quarter')) ?? usual[0];
  }

  #named(which: 'from' | 'to'): string {
    const one = this.moved()?.[which];
    return one ? dayInWords(one, this.#session.organisation()?.timeZone) : '';
  }
}

/** The end of a day by the day. */
const shortly = (moment: string, zone: string | undefined): string => asAtInWords(moment, zone).replace(/^the end of /, '');

function dayInWords({ moment, now, freeze }: MovementDay, zone: string | undefined): string {
  if (now) return 'today';
  const words = asAtInWords(moment, zone);
  return freeze ? `${freeze.name} (${shortly(moment, zone)})` : words;
}

function proofInWords({ name, digest, auditHead }: NonNullable<MovementDay['freeze']>): string {
  const head = auditHead.head ? ` Audit trail sealed up to event ${auditHead.head.number}, hash ${auditHead.head.hash}.` : '';
  return `${name}: digest ${digest}.${head}`;
}
