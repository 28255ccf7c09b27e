import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { IMPACT_CATEGORIES } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { HeatMap } from '../shared/heat-map/heat-map';
import { Icon } from '../shared/icons/icon';
import { facesOf } from '../shared/level-face';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { MatrixClient } from './matrix-client';
import { drawable } from './matrix-edits';
import { CATEGORY_WORDS, RULE_WORDS } from './matrix-words';

/** One version of a matrix to read and print: its grid, what each level requires, what each step means. */
@Component({
  selector: 'hf-matrix-version-page',
  imports: [DayPipe, ErrorNotice, HeatMap, Icon, LevelBadge, LoadingShape, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matrix-version-page.html',
  styleUrl: './matrix-version-page.scss',
})
export class MatrixVersionPage {
  readonly versionId = input.required<string>();
  readonly #client = inject(MatrixClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #titles = inject(PageTitles);
  readonly #submission = new Submission();

  protected readonly version = this.#client.version(this.versionId);
  protected readonly list = this.#client.list();
  protected readonly refusal = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly justPublished = signal((history.state as { published?: boolean } | null)?.published === true);
  protected readonly organisation = computed(() => this.#session.organisation()?.name ?? '');
  protected readonly may = computed(() => this.#session.can('matrix.manage'));
  protected readonly mayAddRegister = computed(() => this.#session.canAnywhere('register.create'));
  protected readonly today = new Date();
  protected readonly ruleWords = RULE_WORDS;
  protected readonly categoryWords = CATEGORY_WORDS;

  protected readonly view = computed(() => (this.version.hasValue() ? this.version.value() : null));
  protected readonly matrix = computed(() => {
    const view = this.view();
    return view && drawable(view.definition);
  });
  /** The worst first, as maps are drawn. */
  protected readonly levels = computed(() => {
    const matrix = this.matrix();
    return matrix ? facesOf(matrix).map((face, index) => ({ face, level: matrix.levels[matrix.levels.length - 1 - index]! })) : [];
  });
  protected readonly likelihood = computed(() => [...(this.matrix()?.likelihood ?? [])].reverse());
  protected readonly impact = computed(() => [...(this.matrix()?.impact ?? [])].reverse());
  protected readonly categories = computed(() => IMPACT_CATEGORIES.filter((category) => this.impact().some((step) => step.categories?.[category])));
  protected readonly describes = computed(() => ({
    likelihood: this.likelihood().some((step) => step.description),
    impact: this.impact().some((step) => step.description),
    values: this.matrix()?.rule !== 'table',
  }));
  readonly #family = computed(() => (this.list.hasValue() ? this.list.value() : []).find((matrix) => matrix.versions.some(({ id }) => id === this.versionId())));
  protected readonly others = computed(() => this.#family()?.versions.filter(({ id }) => id !== this.versionId()) ?? []);
  protected readonly draft = computed(() => this.#family()?.versions.find(({ publishedAt }) => publishedAt === null));
  protected readonly registers = computed(() => this.#family()?.versions.find(({ id }) => id === this.versionId())?.registers ?? null);
  /** Another matrix, or another version, is there to be mapped from. */
  protected readonly newest = computed(() => this.#family()?.versions.find(({ publishedAt }) => publishedAt !== null)?.id === this.versionId());

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) untracked(() => this.#titles.show(view.name, [{ label: 'Matrices', link: '/matrices' }, { label: `${view.name}, version ${view.number}` }]));
    });
  }

  protected used(registers: number): string {
    return registers === 0 ? 'no register' : registers === 1 ? '1 register' : `${registers} registers`;
  }

  protected value(rank: number, axis: 'likelihood' | 'impact'): number {
    const steps = this.matrix()![axis];
    const stored = steps.length - 1 - rank;
    return steps[stored]!.value ?? stored + 1;
  }

  protected print(): void {
    window.print();
  }

  protected async addVersion(): Promise<void> {
    const view = this.view();
    if (!view || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const draft = await this.#client.addVersion(view.matrixId, this.#submission);
      this.#submission.done();
      await this.#router.navigate(['/matrices', draft.id, 'edit']);
    } catch (error) {
      this.refusal.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
