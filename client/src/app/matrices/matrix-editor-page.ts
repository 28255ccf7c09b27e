import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { IMPACT_CATEGORIES, levelIndexesAt, MATRIX_RULES, scoreAt, type ImpactCategory, type MatrixRule, type RiskMatrix } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { MatrixGrid, rankKey, type CellText, type DrawnGridCell } from '../shared/matrix-grid/matrix-grid';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { moment } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { AxisEditor } from './axis-editor';
import { ImpactMeanings } from './impact-meanings';
import { LevelPalette } from './level-palette';
import { LevelsEditor } from './levels-editor';
import { MatrixClient } from './matrix-client';
import { MatrixDraft } from './matrix-draft';
import { changeRule, drawable, paint } from './matrix-edits';
import { CELL_ID, placedFaults, type PlacedFault } from './matrix-faults';
import { RULE_WORDS } from './matrix-words';

/** More faults than these are counted, not listed: the first ones usually explain the others. */
const LISTED = 12;

/** Draws a matrix: its form on the left, the live grid and everything that is wrong with it on the right. */
@Component({
  selector: 'hf-matrix-editor-page',
  imports: [AxisEditor, ErrorNotice, Icon, ImpactMeanings, LevelPalette, LevelsEditor, LoadingShape, MatrixGrid, Notice, PageHead, Panel, RouterLink, Segmented],
  providers: [MatrixDraft],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matrix-editor-page.html',
  styleUrl: './matrix-editor-page.scss',
})
export class MatrixEditorPage {
  readonly versionId = input.required<string>();
  protected readonly draft = inject(MatrixDraft);
  readonly #client = inject(MatrixClient);
  readonly #confirm = inject(Confirm);
  readonly #router = inject(Router);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #titles = inject(PageTitles);
  readonly #session = inject(Session);
  readonly #publication = new Submission();
  protected readonly grid = viewChild(MatrixGrid);

  protected readonly failure = signal<Problem | null>(null);
  protected readonly refusal = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly worstFirst = signal(false);
  protected readonly brush = signal(0);
  protected readonly category = signal<ImpactCategory>('finance');
  protected readonly at = moment;
  protected readonly cellId = CELL_ID;
  protected readonly orders = [{ value: false, label: 'Least severe first' }, { value: true, label: 'Most severe first' }];
  protected readonly rules = MATRIX_RULES.map((value) => ({ value, ...RULE_WORDS[value] }));

  protected readonly definition = computed(() => this.draft.definition());
  protected readonly may = computed(() => this.#session.can('matrix.manage'));
  protected readonly table = computed(() => this.definition()?.rule === 'table');
  protected readonly drawn = computed(() => {
    const matrix = this.definition();
    return matrix && drawable(matrix);
  });
  protected readonly faults = computed(() => {
    const matrix = this.definition();
    return matrix ? placedFaults(matrix) : [];
  });
  protected readonly errors = computed(() => this.faults().filter(({ severity }) => severity === 'error'));
  protected readonly warnings = computed(() => this.faults().filter(({ severity }) => severity === 'warning'));
  protected readonly listed = computed(() => ({ errors: this.errors().slice(0, LISTED), more: Math.max(this.errors().length - LISTED, 0), warnings: this.warnings().slice(0, LISTED), moreWarnings: Math.max(this.warnings().length - LISTED, 0) }));
  protected readonly texts = computed<ReadonlyMap<string, CellText>>(() => {
    const matrix = this.drawn();
    return matrix ? textsOf(matrix, new Set(this.errors().flatMap(({ cell }) => cell ?? []))) : new Map();
  });
  protected readonly state = computed(() => {
    if (this.draft.saving()) return 'Saving';
    if (this.draft.problem()) return 'Kept on this device, not on the server yet';
    const savedAt = this.draft.savedAt();
    if (this.draft.changed()) return 'Not saved yet';
    return savedAt ? `Draft saved ${moment(savedAt)}` : '';
  });

  constructor() {
    effect(() => void this.load(this.versionId()));
    effect(() => {
      const view = this.draft.view();
      if (view) untracked(() => this.#titles.show(`Draw ${view.name}`, [{ label: 'Matrices', link: '/matrices' }, { label: `${view.name}, version ${view.number}` }]));
    });
    inject(Shortcuts).add([
      { keys: 'ctrl+enter', label: 'Publish the matrix', run: () => void this.publish() },
      { keys: 'ctrl+s', label: 'Save the draft', run: () => void this.draft.save() },
    ]);
  }

  protected async load(id: string): Promise<void> {
    this.failure.set(null);
    try {
      const view = await this.#client.loadVersion(id);
      if (view.publishedAt) return void this.#router.navigate(['/matrices', view.id], { replaceUrl: true });
      this.draft.start(view);
    } catch (error) {
      this.failure.set(asProblem(error));
    }
  }

  protected setRule(rule: MatrixRule): void {
    this.draft.change((matrix) => changeRule(matrix, rule));
  }

  protected paint(cell: DrawnGridCell, level: number | null = this.brush()): void {
    if (!this.table()) return;
    this.draft.change((matrix) => paint(matrix, cell.likelihoodRank, cell.impactRank, level));
  }

  /** Numbers give the level of that rank; 0 is the tenth. */
  protected onGridKey({ cell, event }: { cell: DrawnGridCell; event: KeyboardEvent }): void {
    const matrix = this.definition();
    if (!this.table() || !matrix || event.ctrlKey) return;
    const clears = event.key === 'Delete' || event.key === 'Backspace';
    if (!clears && !/^\d$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const level = clears ? null : (Number(event.key) + 9) % 10;
    if (level !== null && !matrix.levels[level]) return;
    if (level !== null) this.brush.set(level);
    this.paint(cell, level);
    void this.#announcer.announce(level === null ? 'no level' : matrix.levels[level]!.label);
  }

  protected go(event: Event, fault: PlacedFault): void {
    event.preventDefault();
    const category = IMPACT_CATEGORIES.find((name) => fault.path?.endsWith(`categories.${name}`));
    if (category) this.category.set(category);
    requestAnimationFrame(() => {
      if (fault.cell) this.grid()?.focus(fault.cell);
      const place = document.getElementById(fault.target);
      const control = place?.matches('input, textarea, [tabindex]') ? place : place?.querySelector<HTMLElement>('input, textarea, button');
      control?.focus();
      place?.scrollIntoView({ block: 'center' });
    });
  }

  protected async publish(): Promise<void> {
    const view = this.draft.view();
    if (!view || this.busy()) return;
    if (this.errors().length) return this.go(new Event('publish'), this.errors()[0]!);
    this.busy.set(true);
    this.refusal.set(null);
    try {
      if (!(await this.draft.save())) return;
      const worth = this.warnings().length;
      const answer = await this.#confirm.ask({
        question: `Publish version ${view.number} of ${view.name}?`,
        detail: `It never changes afterwards, so that every score keeps its meaning. A correction is a new version.${worth ? ` ${worth === 1 ? '1 thing is' : `${worth} things are`} worth a look first: ${this.warnings().slice(0, 3).map(({ message }) => message).join(' ')}` : ''}`,
        act: `Publish version ${view.number}`,
        leave: 'Keep it a draft',
      });
      if (answer !== 'act') return;
      const published = await this.#client.publish(view.id, this.draft.view()!.version, this.#publication);
      this.#publication.done();
      this.draft.close();
      await this.#router.navigate(['/matrices', published.id], { state: { published: true } });
    } catch (error) {
      this.refusal.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async discard(): Promise<void> {
    const view = this.draft.view();
    if (!view) return;
    const first = view.number === 1;
    const answer = await this.#confirm.ask({
      question: first ? `Discard ${view.name}?` : `Discard version ${view.number} of ${view.name}?`,
      detail: first ? 'It has no published version, so the matrix goes with its draft. This cannot be undone.' : 'The published versions stay as they are. This cannot be undone.',
      act: first ? 'Discard the matrix' : 'Discard the draft',
      leave: 'Keep it',
      final: true,
    });
    if (answer !== 'act') return;
    try {
      await this.#client.discardDraft(view.id, view.version);
      this.draft.close();
      await this.#router.navigate(['/matrices']);
    } catch (error) {
      this.refusal.set(asProblem(error));
    }
  }
}

/** The score of each cell, and the code of its level. */
function textsOf(matrix: RiskMatrix, wrong: ReadonlySet<string>): Map<string, CellText> {
  return new Map(
    matrix.likelihood.flatMap((_, likelihoodRank) =>
      matrix.impact.map((__, impactRank): [string, CellText] => {
        const key = rankKey({ likelihoodRank, impactRank });
        const score = scoreAt(matrix, likelihoodRank, impactRank);
        const levels = levelIndexesAt(matrix, likelihoodRank, impactRank).map((index) => matrix.levels[index]!.code);
        return [key, { top: score === null ? undefined : String(Math.round(score * 100) / 100), bottom: levels.join(', ') || 'None', spoken: score === null ? undefined : `score ${score}`, wrong: wrong.has(key) }];
      }),
    ),
  );
}
