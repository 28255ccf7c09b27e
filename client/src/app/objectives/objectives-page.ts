import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { EVIDENCE_BASES, financialYearLabel, MILESTONE_STATES, PERSPECTIVES, type EvidenceBasis } from '@holdfast/domain';
import { kept } from '../http/kept';
import { PERSPECTIVE_WORDS } from '../indicators/indicator-words';
import { RegisterStore } from '../registers/register-store';
import { printedAt } from '../risks/printed-at';
import { BASIS_WORDS } from '../risks/words';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { among } from '../shared/list/filter-words';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { Switch } from '../shared/switch/switch';
import { Shortcuts } from '../shell/shortcuts';
import { typedWords } from '../shared/list/typed-words';
import { ObjectiveClient } from './objective-client';
import { ObjectiveForm } from './objective-form';
import { ObjectiveTree } from './objective-tree';
import { MILESTONE_WORDS } from './objective-words';
import { Scorecard } from './scorecard';
import { fitting, narrows, shownBranches, type TreeFilters } from './shown-branches';

/** After the last key, before the address changes. */
const STATES = [...MILESTONE_STATES, 'report-due'] as const;
const NONE: ReadonlySet<string> = new Set();

/** The plan: what is to be achieved, layer by layer, what stands in the way of each, and how far it is. As a tree or as a scorecard. */
@Component({
  selector: 'hf-objectives-page',
  imports: [EmptyState, ErrorNotice, Icon, Kbd, LoadingShape, ObjectiveForm, ObjectiveTree, PageHead, Panel, Scorecard, Segmented, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './objectives-page.html',
  styleUrl: './objectives-page.scss',
})
export class ObjectivesPage {
  /** From the address. */
  readonly q = input<string>();
  readonly unit = input<string>();
  readonly officer = input<string>();
  readonly progress = input<string>();
  readonly perspective = input<string>();
  readonly shown = input<string>(undefined, { alias: 'view' });
  readonly basis = input<string>();
  readonly withClosed = input<string>(undefined, { alias: 'closed' });

  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly #registers = inject(RegisterStore);
  protected readonly typed = typedWords(() => this.q() ?? '', (words) => this.go({ q: words || null }));
  protected readonly tellsEvidence = computed(() => this.#registers.all().some(({ wording }) => wording === 'full'));
  protected readonly bases = EVIDENCE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }));
  protected readonly drawnBy = computed<EvidenceBasis>(() => (this.basis() === 'evidenced' ? 'evidenced' : 'claimed'));
  protected readonly tree = inject(ObjectiveClient).tree(() => this.drawnBy());
  protected readonly view = kept(this.tree, () => 'tree');
  protected readonly adding = signal(false);
  protected readonly folded = signal<ReadonlySet<string>>(NONE);
  protected readonly none = NONE;
  protected readonly mayAdd = computed(() => this.#session.canAnywhere('objective.manage'));
  protected readonly ways = [{ value: 'tree' as const, label: 'Tree' }, { value: 'scorecard' as const, label: 'Scorecard' }];
  protected readonly way = computed(() => (this.shown() === 'scorecard' ? 'scorecard' : 'tree'));
  protected readonly perspectives = PERSPECTIVES;
  protected readonly perspectiveWords = PERSPECTIVE_WORDS;
  protected readonly progresses = [...MILESTONE_STATES.map((id) => ({ id, name: MILESTONE_WORDS[id] })), { id: 'report-due', name: 'A report is due' }];
  protected readonly all = computed(() => this.view()?.objectives ?? []);
  protected readonly closed = computed(() => this.all().filter(({ closedAt }) => closedAt !== null).length);
  protected readonly open = computed(() => this.all().length - this.closed());
  protected readonly year = computed(() => (this.view() ? financialYearLabel(this.view()!.financialYear) : ''));
  protected readonly units = computed(() => named(this.all().map(({ unitId, unitName }) => ({ id: unitId, name: unitName }))));
  protected readonly officers = computed(() => named(this.all().flatMap(({ officer }) => (officer ? [{ id: officer.id, name: officer.jobTitle }] : []))));
  protected readonly filters = computed<TreeFilters>(() => {
    const [progress, perspective] = [this.progress() ?? '', this.perspective() ?? ''];
    return {
      q: this.q() ?? '', unit: this.unit() ?? null, officer: this.officer() ?? null, closed: this.withClosed() === 'true',
      progress: among(STATES)(progress) ? progress : null, perspective: this.way() === 'tree' && among(PERSPECTIVES)(perspective) ? perspective : null,
    };
  });
  protected readonly narrowed = computed(() => narrows(this.filters()));
  protected readonly branches = computed(() => shownBranches(this.all(), this.filters()));
  protected readonly fits = computed(() => fitting(this.branches()));
  protected readonly deep = computed(() => this.branches().some(({ below }) => below.length > 0));
  protected readonly printed = computed(() => printedAt(`Objectives, risks as ${this.drawnBy()}`, this.#session.organisation()));

  constructor() {
    // On a phone the tree begins with its upper layers: all of it is long.
    const folded = effect(() => {
      const all = this.all();
      if (!all.length) return;
      if (matchMedia('(max-width: 700px)').matches) this.folded.set(new Set(all.filter(({ kind }) => kind === 'area-of-focus').map(({ id }) => id)));
      folded.destroy();
    });
    inject(Shortcuts).add([{ keys: 'c', label: 'Add an objective', run: () => this.mayAdd() && this.add() }]);
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected foldAll(): void {
    this.folded.set(new Set(this.all().map(({ id }) => id)));
  }

  protected add(): void {
    this.adding.set(true);
  }

  protected leave(): void {
    this.adding.set(false);
    setTimeout(() => this.#host.querySelector<HTMLElement>('[data-add]')?.focus());
  }

  /** Paper cannot be opened: all of the tree is printed. */
  protected print(): void {
    this.folded.set(NONE);
    setTimeout(() => print());
  }
}

const named = (all: readonly { id: string; name: string }[]): { id: string; name: string }[] => [...new Map(all.map((one) => [one.id, one])).values()].sort((one, other) => one.name.localeCompare(other.name));
