import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, model, output, signal } from '@angular/core';
import type { HeatMapCell } from '@holdfast/contracts';
import type { AxisLevel, CellPosition, RiskMatrix } from '@holdfast/domain';
import { EvidenceMark } from '../../evidence/evidence-mark';
import { Icon } from '../icons/icon';
import { ScrollCue } from '../scroll-cue/scroll-cue';
import { LevelMark } from '../level-mark/level-mark';
import { drawnRows, keyOf, risks, type DrawnCell } from './heat-map-cells';
import { HeatMapFills } from './heat-map-fills';

/** A code this long is a word: it stands alone, without its label. */
const WORD = 4;

/**
 * Where risks stand: likelihood in rows, the worst on top; impact in columns, the worst at the right. The colour of a cell
 * is its level of risk, never its count. Keys: arrows, Home and End, with Ctrl to the corners; Enter or Space chooses,
 * Escape clears, T changes to the table with the same numbers and back.
 */
@Component({
  selector: 'hf-heat-map',
  imports: [EvidenceMark, HeatMapFills, Icon, LevelMark, ScrollCue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.compact]': 'compact()', '[style.--rows]': 'rows().length', '[style.--columns]': 'matrix().impact.length' },
  templateUrl: './heat-map.html',
  styleUrl: './heat-map.scss',
})
export class HeatMap {
  readonly matrix = input.required<RiskMatrix>();
  readonly cells = input.required<readonly HeatMapCell[]>();
  /** Names the map: "Residual risk". */
  readonly label = input('Risk');
  /** Code of the worst level that is accepted; a line runs above it. */
  readonly appetite = input<string | null>(null);
  /** For home and other small places: counts without references, codes without words. */
  readonly compact = input(false);
  /** False: a picture to read, nothing can be chosen. */
  readonly selectable = input(true);
  readonly selected = model<CellPosition | null>(null);
  readonly view = model<'map' | 'table'>('map');
  /** The cell chosen, or null when the choice is cleared. */
  readonly chosen = output<CellPosition | null>();

  protected readonly rows = computed(() => drawnRows(this.matrix(), this.cells(), this.appetite()));
  /** The table begins with what matters: at 360 px the rest is scrolled to. */
  protected readonly worstFirst = computed(() => [...this.matrix().impact].reverse());
  protected readonly tableRows = computed(() => this.rows().map((row) => ({ ...row, worstFirst: [...row.cells].reverse() })));
  protected readonly fills = computed(() =>
    this.rows().map((row) => row.cells.map((cell) => ({ key: cell.key, count: cell.count, fill: fillOf(cell) }))),
  );
  protected readonly selectedKey = computed(() => {
    const selected = this.selected();
    return selected && keyOf(selected);
  });
  readonly #visited = signal<string | null>(null);
  /** One cell is in the tab order: the last visited, else the chosen one, else the worst that holds a risk. */
  protected readonly stop = computed(() => {
    const cells = this.rows().flatMap((row) => row.cells);
    const known = (key: string | null): key is string => key !== null && cells.some((cell) => cell.key === key);
    if (known(this.#visited())) return this.#visited();
    if (known(this.selectedKey())) return this.selectedKey();
    const worst = cells.filter((cell) => cell.count > 0).sort((one, other) => other.levelIndex - one.levelIndex)[0];
    return (worst ?? cells[0])?.key ?? null;
  });

  readonly #announcer = inject(LiveAnnouncer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected wordOf(step: AxisLevel): string {
    return step.code === step.label || step.code.length > WORD ? '' : step.label;
  }

  protected isWord(step: AxisLevel): boolean {
    return step.code.length > WORD;
  }

  protected visit(cell: DrawnCell): void {
    this.#visited.set(cell.key);
  }

  protected choose(cell: DrawnCell): void {
    if (!this.selectable()) return;
    if (cell.key === this.selectedKey()) return this.clear();
    const at = { likelihood: cell.likelihood, impact: cell.impact };
    this.selected.set(at);
    this.chosen.emit(at);
    void this.#announcer.announce(`${risks(cell.count)} at ${cell.likelihood}, ${cell.impact}`);
  }

  protected clear(): void {
    if (!this.selected()) return;
    this.selected.set(null);
    this.chosen.emit(null);
    void this.#announcer.announce('All cells');
  }

  protected onKey(event: KeyboardEvent, cell: DrawnCell): void {
    if (event.altKey || event.metaKey) return;
    const [lastRow, lastColumn] = [this.rows().length - 1, this.matrix().impact.length - 1];
    const { row, column } = cell;
    switch (event.key) {
      case 'ArrowUp': this.#focus(row - 1, column); break;
      case 'ArrowDown': this.#focus(row + 1, column); break;
      case 'ArrowLeft': this.#focus(row, column - 1); break;
      case 'ArrowRight': this.#focus(row, column + 1); break;
      case 'Home': this.#focus(event.ctrlKey ? 0 : row, 0); break;
      case 'End': this.#focus(event.ctrlKey ? lastRow : row, lastColumn); break;
      case 'Enter':
      case ' ': this.choose(cell); break;
      case 'Escape':
        if (!this.selected()) return;
        this.clear();
        break;
      case 't':
      case 'T':
        if (event.ctrlKey) return;
        this.#show('table', '.as-table');
        break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  protected onTableKey(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const clears = event.key === 'Escape' && this.selected() !== null;
    if (!clears && event.key.toLowerCase() !== 't') return;
    event.preventDefault();
    event.stopPropagation();
    if (clears) return this.clear();
    this.#show('map', '[role=gridcell][tabindex="0"]');
  }

  #show(view: 'map' | 'table', focus: string): void {
    this.view.set(view);
    void this.#announcer.announce(view === 'table' ? 'Shown as a table' : 'Shown as a heat map');
    requestAnimationFrame(() => this.#host.querySelector<HTMLElement>(focus)?.focus());
  }

  #focus(row: number, column: number): void {
    const cell = this.rows()[row]?.cells[column];
    if (!cell) return;
    this.#visited.set(cell.key);
    this.#host.querySelector<HTMLElement>(`[data-at="${row},${column}"]`)?.focus();
  }
}

function fillOf(cell: DrawnCell): string {
  if (!cell.face) return 'transparent';
  const { step } = cell.face;
  if (cell.count > 0) return `var(--hf-level-${step})`;
  return step === 1 ? 'var(--mat-sys-surface)' : `color-mix(in oklab, var(--hf-level-${step}) 30%, var(--mat-sys-surface))`;
}
