import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { cellsOf, levelIndexesAt, type AxisLevel, type MatrixCell, type RiskMatrix } from '@holdfast/domain';
import { faceOf, type LevelFace } from '../level-face';
import { LevelMark } from '../level-mark/level-mark';

/** What stands in a cell besides the colour and mark of its level. */
export interface CellText {
  /** Large, top left: a score. */
  readonly top?: string;
  /** Small, below: a code. */
  readonly bottom?: string;
  /** Read aloud after "C, II: High": "score 6". */
  readonly spoken?: string;
  /** Something is wrong with this cell. */
  readonly wrong?: boolean;
}

export interface DrawnGridCell extends MatrixCell {
  readonly key: string;
  readonly face: LevelFace | null;
  readonly text: CellText;
  readonly name: string;
}

/** Codes this long are words. */
const WORD = 4;

/** "2,0": a cell by its ranks, whatever the codes. */
export function rankKey(cell: Pick<MatrixCell, 'likelihoodRank' | 'impactRank'>): string {
  return `${cell.likelihoodRank},${cell.impactRank}`;
}

/**
 * The cells of a matrix as such, without risks: for drawing one and for mapping one onto another. Laid out as the heat map,
 * the worst likelihood on top and the worst impact at the right. Arrows, Home and End move; Enter, Space or a press choose;
 * any other key is handed out, so that a page can give it a meaning.
 */
@Component({
  selector: 'hf-matrix-grid',
  imports: [LevelMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[style.--rows]': 'matrix().likelihood.length', '[style.--columns]': 'matrix().impact.length', '[class.full]': 'full()', '[class.pick]': 'selectable()', '[class.many]': 'matrix().impact.length > 6' },
  template: `
    <div class="axis" aria-hidden="true">Likelihood</div>
    <div class="grid" role="grid" [attr.aria-label]="label() + ', likelihood by impact'">
      @for (row of rows(); track $index) {
        <div role="row" class="line">
          <div role="rowheader" class="side"><b class="hf-code" [class.word]="isWord(row.step)">{{ row.step.code }}</b>@if (!isWord(row.step)) { <span>{{ row.step.label }}</span> }</div>
          @for (cell of row.cells; track cell.key) {
            <div
              role="gridcell" class="cell" [class.coded]="cell.text.bottom" [id]="idOf(cell)" [class.wrong]="cell.text.wrong" [attr.data-step]="cell.face?.step ?? 0" [attr.data-cell]="cell.key"
              [attr.aria-label]="cell.name" [attr.aria-selected]="selectable() || selected() !== null ? cell.key === selected() : null" [tabindex]="cell.key === stop() ? 0 : -1"
              (pointerdown)="press($event, cell)" (pointerenter)="sweep($event, cell)" (click)="click($event, cell)" (focus)="visited.set(cell.key)" (keydown)="onKey($event, cell)"
            >
              @if (cell.face; as face) { <hf-level-mark class="mark" [step]="face.step" /> } @else { <hf-level-mark class="mark" [step]="0" /> }
              @if (cell.text.top) { <span class="top">{{ cell.text.top }}</span> }
              @if (cell.text.bottom) { <span class="bottom hf-code">{{ cell.text.bottom }}</span> }
            </div>
          }
        </div>
      }
      <div role="row" class="line">
        <div class="corner" role="presentation"></div>
        @for (step of matrix().impact; track $index) {
          <div role="columnheader" class="foot"><b class="hf-code" [class.word]="isWord(step)">{{ step.code }}</b>@if (!isWord(step)) { <span>{{ step.label }}</span> }</div>
        }
      </div>
    </div>
    <div class="axis impact" aria-hidden="true">Impact</div>
  `,
  styleUrl: './matrix-grid.scss',
})
export class MatrixGrid {
  readonly matrix = input.required<RiskMatrix>();
  readonly label = input('Matrix');
  /** By `rankKey`. */
  readonly texts = input<ReadonlyMap<string, CellText>>(new Map());
  readonly selected = input<string | null>(null);
  readonly selectable = input(true);
  /** Levels in full colour, not as a tint: where the levels themselves are the subject. */
  readonly full = input(false);
  /** Moving over cells with the button held chooses them too. */
  readonly brush = input(false);
  /** Start of the id of each cell, so that a fault can lead to it. */
  readonly idPrefix = input('hf-cell');
  readonly chosen = output<DrawnGridCell>();
  /** Chosen with Enter or Space: a page may lead the keyboard on from here. */
  readonly entered = output<DrawnGridCell>();
  readonly moved = output<DrawnGridCell>();
  readonly typed = output<{ readonly cell: DrawnGridCell; readonly event: KeyboardEvent }>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly visited = signal<string | null>(null);

  protected readonly rows = computed(() => {
    const [matrix, texts] = [this.matrix(), this.texts()];
    const cells = cellsOf(matrix).map((cell): DrawnGridCell => {
      const key = rankKey(cell);
      const text = texts.get(key) ?? {};
      const levels = levelIndexesAt(matrix, cell.likelihoodRank, cell.impactRank);
      const face = levels.length === 1 ? faceOf(matrix, levels[0]!) : null;
      const level = levels.length > 1 ? levels.map((index) => matrix.levels[index]!.label).join(' and ') : (face?.label ?? 'no level');
      return { ...cell, key, face, text, name: `${cell.likelihood}, ${cell.impact}: ${level}${text.spoken ? `, ${text.spoken}` : ''}` };
    });
    return matrix.likelihood.map((step, rank) => ({ step, cells: cells.filter((cell) => cell.likelihoodRank === rank) })).reverse();
  });

  /** One cell is in the tab order. */
  protected readonly stop = computed(() => {
    const keys = this.rows().flatMap((row) => row.cells.map((cell) => cell.key));
    return [this.visited(), this.selected()].find((key) => key !== null && keys.includes(key)) ?? keys[0] ?? null;
  });

  /** Leads the keyboard to a cell. */
  focus(key: string): void {
    this.visited.set(key);
    this.#element(key)?.focus();
  }

  protected isWord(step: AxisLevel): boolean {
    return step.code.length > WORD || step.code === step.label;
  }

  protected idOf(cell: DrawnGridCell): string {
    return `${this.idPrefix()}-${cell.likelihoodRank}-${cell.impactRank}`;
  }

  /** A brush paints from the first cell on, while the button is still held. */
  protected press(event: PointerEvent, cell: DrawnGridCell): void {
    if (this.#brushes(event) && event.button === 0) this.chosen.emit(cell);
  }

  protected sweep(event: PointerEvent, cell: DrawnGridCell): void {
    if (this.#brushes(event) && event.buttons === 1) this.chosen.emit(cell);
  }

  /** A finger chooses when it is lifted: while it is down it may be scrolling the page. */
  protected click(event: MouseEvent, cell: DrawnGridCell): void {
    if (this.selectable() && !this.#brushes(event)) this.chosen.emit(cell);
  }

  protected onKey(event: KeyboardEvent, cell: DrawnGridCell): void {
    if (event.altKey || event.metaKey) return;
    const { likelihoodRank: row, impactRank: column } = cell;
    const [top, right] = [this.matrix().likelihood.length - 1, this.matrix().impact.length - 1];
    switch (event.key) {
      case 'ArrowUp': this.#move(row + 1, column); break;
      case 'ArrowDown': this.#move(row - 1, column); break;
      case 'ArrowLeft': this.#move(row, column - 1); break;
      case 'ArrowRight': this.#move(row, column + 1); break;
      case 'Home': this.#move(event.ctrlKey ? top : row, 0); break;
      case 'End': this.#move(event.ctrlKey ? 0 : row, right); break;
      case 'Enter':
      case ' ':
        if (!this.selectable()) return;
        this.chosen.emit(cell);
        this.entered.emit(cell);
        break;
      default:
        this.typed.emit({ cell, event });
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #brushes(event: MouseEvent): boolean {
    return this.brush() && this.selectable() && event instanceof PointerEvent && event.pointerType === 'mouse';
  }

  #move(row: number, column: number): void {
    const key = `${row},${column}`;
    const cell = this.rows().flatMap((one) => one.cells).find((one) => one.key === key);
    if (!cell) return;
    this.focus(key);
    this.moved.emit(cell);
  }

  #element(key: string): HTMLElement | null {
    return this.#host.querySelector<HTMLElement>(`[data-cell="${key}"]`);
  }
}
