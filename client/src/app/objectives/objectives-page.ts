import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
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
import { Switch } from '../shared/switch/switch';
import { DayPipe } from '../shared/words/dates';
import { Shortcuts } from '../shell/shortcuts';
import { UnitTree } from '../units/unit-tree';
import { ObjectiveClient } from './objective-client';
import { ObjectiveForm } from './objective-form';

/** What the organisation wants to achieve, and what stands in the way of each: linked risks, the worst of them, the unscored. */
@Component({
  selector: 'hf-objectives-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, LevelBadge, LoadingShape, ObjectiveForm, PageHead, Panel, RouterLink, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './objectives-page.html',
  styleUrl: './objectives-page.scss',
})
export class ObjectivesPage {
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
  protected readonly shown = computed(() => this.#all().filter(({ id, closedAt }) => this.withClosed() || closedAt === null || id === this.editing()));

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
