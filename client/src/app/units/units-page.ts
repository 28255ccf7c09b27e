import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import type { UnitView } from '@holdfast/contracts';
import { DueCountsLine } from '../assurance/due-counts';
import { UnitDues } from '../assurance/unit-dues';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { kindsBelow, type OutlineRow } from './outline';
import { OrganisationSettings } from './organisation-settings';
import { UnitForm } from './unit-form';
import { UnitTree } from './unit-tree';
import { UNIT_KIND_WORDS } from './unit-words';

/** The units as an outline that is edited where it stands, and the settings of the organisation beside it. */
@Component({
  selector: 'hf-units-page',
  imports: [DueCountsLine, EmptyState, ErrorNotice, Icon, Kbd, LoadingShape, OrganisationSettings, PageHead, Panel, UnitForm],
  providers: [UnitDues],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './units-page.html',
  styleUrl: './units-page.scss',
})
export class UnitsPage {
  protected readonly tree = inject(UnitTree);
  protected readonly dues = inject(UnitDues);
  readonly #session = inject(Session);
  readonly #reason = inject(AskReason);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly words = UNIT_KIND_WORDS;
  protected readonly mayConfigure = computed(() => this.#session.can('organisation.configure'));
  protected readonly editing = signal<string | null>(null);
  protected readonly addingBelow = signal<string | null>(null);
  protected readonly folded = signal<ReadonlySet<string>>(new Set());
  readonly #visited = signal<string | null>(null);

  /** What no folded unit hides; a unit that is being written stays, with all that is typed. */
  protected readonly rows = computed(() => {
    const [folded, written] = [this.folded(), [this.editing(), this.addingBelow()]];
    const hidden = (unit: UnitView): boolean => !written.includes(unit.id) && unit.path.slice(0, -1).some((id) => folded.has(id));
    return this.tree.outline().filter(({ unit }) => !hidden(unit));
  });
  /** The row in the tab order. */
  protected readonly stop = computed(() => {
    const visited = this.#visited();
    return this.rows().some(({ unit }) => unit.id === visited) ? visited : (this.rows()[0]?.unit.id ?? null);
  });
  /** Below the top there is nothing yet: the outline starts with a first unit. */
  protected readonly bareTop = computed(() => {
    const [top, ...others] = this.tree.all();
    return top && !others.length && !this.addingBelow() && this.may(top) ? top : null;
  });

  protected readonly mayChangeAny = computed(() => this.tree.all().some((unit) => this.may(unit)));

  constructor() {
    this.tree.reload();
  }

  protected may(unit: UnitView): boolean {
    return this.#session.can('unit.manage', { unitPath: unit.path });
  }

  protected mayEdit(unit: UnitView): boolean {
    return unit.parentId !== null && this.may(unit);
  }

  protected add(unit: UnitView): void {
    if (!this.may(unit) || !kindsBelow(unit.kind).length) return;
    this.editing.set(null);
    this.folded.update((folded) => new Set([...folded].filter((id) => id !== unit.id)));
    this.addingBelow.set(unit.id);
  }

  protected edit(unit: UnitView): void {
    if (!this.mayEdit(unit)) return;
    this.addingBelow.set(null);
    this.editing.set(unit.id);
  }

  /** What is in it, the server says: the outline shows only the units below. */
  protected async close(unit: UnitView): Promise<void> {
    const done = await this.#reason.ask({
      question: `Close ${unit.name}?`,
      detail: 'It leaves the outline and every choice. What was closed in it before keeps its name.',
      act: `Close ${unit.name}`,
      run: (reason) => this.tree.close(unit, reason),
    });
    this.#focus(done ? (unit.parentId ?? undefined) : unit.id);
  }

  protected leave(unit: UnitView): void {
    this.editing.set(null);
    this.addingBelow.set(null);
    this.#focus(unit.id);
  }

  protected fold(unit: UnitView, fold = !this.folded().has(unit.id)): void {
    this.folded.update((folded) => new Set(fold ? [...folded, unit.id] : [...folded].filter((id) => id !== unit.id)));
  }

  protected visit(unit: UnitView): void {
    this.#visited.set(unit.id);
  }

  /** As in any outline: up and down, left folds or goes up, right unfolds or goes down; Enter edits, Insert adds below. */
  protected onKey(event: KeyboardEvent, { unit, children }: OutlineRow<UnitView>): void {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = this.rows();
    const at = rows.findIndex((row) => row.unit.id === unit.id);
    switch (event.key) {
      case 'ArrowDown': this.#focus(rows[at + 1]?.unit.id); break;
      case 'ArrowUp': this.#focus(rows[at - 1]?.unit.id); break;
      case 'Home': this.#focus(rows[0]?.unit.id); break;
      case 'End': this.#focus(rows.at(-1)?.unit.id); break;
      case 'ArrowLeft':
        if (children && !this.folded().has(unit.id)) this.fold(unit, true);
        else if (unit.parentId) this.#focus(unit.parentId);
        break;
      case 'ArrowRight':
        if (children && this.folded().has(unit.id)) this.fold(unit, false);
        else if (children) this.#focus(rows[at + 1]?.unit.id);
        break;
      case 'Enter':
      case 'F2': this.edit(unit); break;
      case 'Insert':
      case '+': this.add(unit); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #focus(id: string | undefined): void {
    if (!id) return;
    this.#visited.set(id);
    requestAnimationFrame(() => this.#host.querySelector<HTMLElement>(`[data-unit="${id}"]`)?.focus());
  }
}
