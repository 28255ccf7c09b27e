import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ObjectiveView } from '@holdfast/contracts';
import { MatrixVersions } from '../matrices/matrix-versions';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { faceOfCode, type LevelFace } from '../shared/level-face';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { holdsWords, inOrder } from '../shared/sort-header/in-order';
import { SortHeader } from '../shared/sort-header/sort-header';
import { Switch } from '../shared/switch/switch';
import { DayPipe } from '../shared/words/dates';
import { Shortcuts } from '../shell/shortcuts';
import { UnitTree } from '../units/unit-tree';
import { ObjectiveClient } from './objective-client';
import { ObjectiveForm } from './objective-form';

const ORDERS = [
  { sort: 'code', label: 'Code' }, { sort: 'title', label: 'Objective, A to Z' }, { sort: 'unit', label: 'Unit, A to Z' },
  { sort: '-risks', label: 'Risks, most first' }, { sort: '-worst', label: 'Worst residual first' }, { sort: '-unscored', label: 'Unscored, most first' },
];
/** After the last key, before the address changes. */
const PAUSE = 200;

/** What the organisation wants to achieve, and what stands in the way of each: linked risks, the worst of them, the unscored. */
@Component({
  selector: 'hf-objectives-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, LevelBadge, LoadingShape, ObjectiveForm, PageHead, Panel, RouterLink, SortHeader, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './objectives-page.html',
  styleUrl: './objectives-page.scss',
})
export class ObjectivesPage {
  /** From the address. */
  readonly q = input<string>();
  readonly unit = input<string>();
  readonly sort = input<string>();

  readonly #router = inject(Router);
  readonly #client = inject(ObjectiveClient);
  readonly #versions = inject(MatrixVersions);
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  readonly #reason = inject(AskReason);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly list = this.#client.list();
  protected readonly adding = signal(false);
  protected readonly editing = signal<string | null>(null);
  protected readonly withClosed = signal(false);
  protected readonly mayAdd = computed(() => this.#session.canAnywhere('objective.manage'));
  readonly #all = computed<readonly ObjectiveView[]>(() => (this.list.hasValue() ? this.list.value() : []));
  protected readonly closed = computed(() => this.#all().filter(({ closedAt }) => closedAt !== null).length);
  protected readonly open = computed(() => this.#all().length - this.closed());
  protected readonly orders = ORDERS;
  protected readonly order = computed(() => this.sort() ?? 'code');
  protected readonly narrowed = computed(() => !!this.q() || !!this.unit());
  protected readonly units = computed(() => [...new Map(this.#all().map(({ unitId, unitName }) => [unitId, { id: unitId, name: unitName }])).values()].sort((one, other) => one.name.localeCompare(other.name)));
  protected readonly shown = computed(() => {
    const [q, unit] = [this.q() ?? '', this.unit()];
    const fits = ({ code, title, unitId }: ObjectiveView): boolean => (!unit || unitId === unit) && holdsWords(q, [code, title]);
    const found = this.#all().filter((one) => one.id === this.editing() || ((this.withClosed() || one.closedAt === null) && fits(one)));
    return inOrder(found, this.order(), {
      code: ({ code }) => code, title: ({ title }) => title, unit: ({ unitName }) => unitName, risks: ({ risks }) => risks, unscored: ({ unscored }) => unscored,
      worst: (objective) => this.#severity(objective),
    });
  });
  protected readonly mayAny = computed(() => this.#all().some((objective) => this.may(objective)));

  constructor() {
    effect(() => this.#versions.need(...this.#all().map(({ worst }) => worst?.matrixVersionId)));
    inject(Shortcuts).add([{ keys: 'c', label: 'Add an objective', run: () => this.mayAdd() && this.add() }]);
  }

  protected may(objective: ObjectiveView): boolean {
    const path = this.#tree.byId().get(objective.unitId)?.path;
    return objective.closedAt === null && path !== undefined && this.#session.can('objective.manage', { unitPath: path });
  }

  /** Undefined until its matrix is here. */
  protected face(objective: ObjectiveView): LevelFace | null | undefined {
    if (!objective.worst) return null;
    const version = this.#versions.known().get(objective.worst.matrixVersionId);
    return version && faceOfCode(version.definition, objective.worst.level);
  }

  /** How bad the worst is among the levels of its matrix, from 0 to 1: matrices are compared by position, never by number. */
  #severity({ worst }: ObjectiveView): number | null {
    const levels = worst && this.#versions.known().get(worst.matrixVersionId)?.definition.levels;
    if (!levels) return null;
    return levels.findIndex(({ code }) => code === worst.level) / Math.max(levels.length - 1, 1);
  }

  #timer?: ReturnType<typeof setTimeout>;

  protected type(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.go({ q: text.trim() || null }), PAUSE);
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected add(): void {
    this.editing.set(null);
    this.adding.set(true);
  }

  protected edit(objective: ObjectiveView): void {
    this.adding.set(false);
    this.editing.set(objective.id);
  }

  protected leave(id: string | null): void {
    this.adding.set(false);
    this.editing.set(null);
    setTimeout(() => this.#host.querySelector<HTMLElement>(id ? `[data-edit="${id}"]` : '[data-add]')?.focus());
  }

  protected async close(objective: ObjectiveView): Promise<void> {
    const linked = objective.risks ? `${objective.risks === 1 ? 'The linked risk keeps' : `The ${objective.risks} linked risks keep`} the link.` : 'It stays in the history.';
    const done = await this.#reason.ask({
      question: `Close ${objective.code}?`,
      detail: `${objective.title} leaves the choices. ${linked}`,
      act: `Close ${objective.code}`,
      run: (reason) => this.#client.close(objective.id, objective.version, reason),
    });
    if (done) this.list.reload();
  }
}
