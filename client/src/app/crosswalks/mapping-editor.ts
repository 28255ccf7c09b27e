import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal, viewChild } from '@angular/core';
import type { CrosswalkMapping } from '@holdfast/contracts';
import { cellName, cellsOf, levelIndexOf, type CellPosition, type RiskMatrix } from '@holdfast/domain';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { faceOf, faceOfCode, facesOf } from '../shared/level-face';
import { MatrixGrid, type CellText, type DrawnGridCell } from '../shared/matrix-grid/matrix-grid';
import { Panel } from '../shared/panel/panel';
import { faultsOf, keyIn, leftTexts, rightTexts, sendCell, sendLevel, targetOf } from './mapping';

/**
 * Two grids side by side: choose a cell on the left, its place shows on the right; choose another place there to send it
 * elsewhere. Enter on the left leads to the place on the right, Enter there sends it and leads back, Escape only leads back.
 */
@Component({
  selector: 'hf-mapping-editor',
  imports: [LevelBadge, MatrixGrid, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="grids">
      <hf-panel [heading]="fromName()" count="from">
        <hf-matrix-grid #left [label]="fromName()" idPrefix="left" [matrix]="from()" [texts]="leftShown()" [selected]="chosenKey()" (chosen)="choose($event)" (moved)="choose($event)" (entered)="goRight()" />
        <p class="hf-caption hf-soft">Each cell says where its risks are placed.</p>
      </hf-panel>
      <hf-panel [heading]="toName()" count="to">
        <hf-matrix-grid #right [label]="toName()" idPrefix="right" [matrix]="to()" [texts]="rightShown()" [selected]="targetKey()" [selectable]="!readOnly()" (chosen)="send($event)" (entered)="goLeft()" (typed)="onRightKey($event)" />
        <p class="hf-caption hf-soft">A number counts the cells that are placed here.</p>
      </hf-panel>
    </div>
    <p class="says" role="status">
      @if (chosen(); as cell) {
        <b class="hf-code">{{ name(cell) }}</b><hf-level-badge [level]="leftFace()" /> goes to
        @if (target(); as place) { <b class="hf-code">{{ name(place) }}</b><hf-level-badge [level]="rightFace()" /> } @else { nowhere yet }
        @if (!readOnly()) { <span class="hf-soft">Choose another cell on the right to send it there.</span> }
      } @else { <span class="hf-soft">Choose a cell on the left to see where it goes.</span> }
    </p>
    <hf-panel heading="Risks of which only the level is known">
      <ul class="levels">
        @for (level of levels(); track level.code) {
          <li>
            <hf-level-badge [level]="level" /><span class="hf-soft">goes to</span>
            @if (readOnly()) { <hf-level-badge [level]="levelTarget(level.code)" /> }
            @else {
              <select #box class="hf-input" [id]="'level-' + level.code" [attr.aria-label]="level.label + ' goes to'" (change)="sendLevel(level.code, box.value)">
                @for (other of otherLevels(); track other.code) { <option [value]="other.code" [selected]="other.code === levelTarget(level.code)?.code">{{ other.label }}</option> }
              </select>
            }
          </li>
        }
      </ul>
    </hf-panel>
  `,
  styles: `
    :host { display: grid; gap: 16px; }
    .grids { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: start; }
    .hf-caption { margin-top: 12px; }
    .says { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; min-height: 28px; font: var(--mat-sys-body-medium); }
    .levels { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 8px 24px; }
    li { display: grid; grid-template-columns: minmax(96px, max-content) auto minmax(0, 1fr); gap: 8px; align-items: center; justify-items: start; font: var(--mat-sys-body-small); }
    select { width: auto; min-width: 140px; }
    @media (max-width: 900px) { .grids { grid-template-columns: minmax(0, 1fr); } .levels { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class MappingEditor {
  readonly from = input.required<RiskMatrix>();
  readonly to = input.required<RiskMatrix>();
  readonly fromName = input.required<string>();
  readonly toName = input.required<string>();
  readonly mapping = model.required<CrosswalkMapping>();
  readonly readOnly = input(false);

  readonly #announcer = inject(LiveAnnouncer);
  protected readonly left = viewChild.required<MatrixGrid>('left');
  protected readonly right = viewChild.required<MatrixGrid>('right');
  readonly #chosen = signal<CellPosition | null>(null);

  /** The worst cell at first: where a wrong place does most harm. */
  protected readonly chosen = computed(() => this.#chosen() ?? cellsOf(this.from()).at(-1) ?? null);
  protected readonly chosenKey = computed(() => keyIn(this.from(), this.chosen()));
  protected readonly target = computed(() => {
    const chosen = this.chosen();
    return chosen && targetOf(this.mapping(), chosen);
  });
  protected readonly targetKey = computed(() => keyIn(this.to(), this.target()));
  protected readonly leftShown = computed<ReadonlyMap<string, CellText>>(() => leftTexts(this.from(), this.to(), this.mapping(), faultsOf(this.from(), this.to(), this.mapping())));
  protected readonly rightShown = computed<ReadonlyMap<string, CellText>>(() => rightTexts(this.to(), this.mapping()));
  protected readonly leftFace = computed(() => face(this.from(), this.chosen()));
  protected readonly rightFace = computed(() => face(this.to(), this.target()));
  protected readonly levels = computed(() => facesOf(this.from()));
  protected readonly otherLevels = computed(() => facesOf(this.to()));
  protected readonly name = cellName;

  /** From outside: a fault leads here. */
  show(cell: CellPosition): void {
    this.#chosen.set(cell);
    const key = keyIn(this.from(), cell);
    if (key) requestAnimationFrame(() => this.left().focus(key));
  }

  /** Moving over the left grid shows at once where each cell goes. */
  protected choose(cell: DrawnGridCell): void {
    this.#chosen.set({ likelihood: cell.likelihood, impact: cell.impact });
  }

  protected send(place: DrawnGridCell): void {
    const chosen = this.chosen();
    if (!chosen || this.readOnly()) return;
    this.mapping.set(sendCell(this.mapping(), chosen, place));
    void this.#announcer.announce(`${cellName(chosen)} goes to ${cellName(place)}`);
  }

  protected goRight(): void {
    const key = this.targetKey() ?? '0,0';
    if (!this.readOnly()) this.right().focus(key);
  }

  protected goLeft(): void {
    const key = this.chosenKey();
    if (key) requestAnimationFrame(() => this.left().focus(key));
  }

  protected sendLevel(from: string, to: string): void {
    this.mapping.set(sendLevel(this.mapping(), from, to));
  }

  protected levelTarget(code: string): ReturnType<typeof faceOfCode> {
    return faceOfCode(this.to(), this.mapping().levels.find(({ from }) => from === code)?.to);
  }

  protected onRightKey({ event }: { event: KeyboardEvent }): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.goLeft();
  }
}

function face(matrix: RiskMatrix, cell: CellPosition | null): ReturnType<typeof faceOf> {
  const index = cell && levelIndexOf(matrix, cell);
  return index === null ? null : faceOf(matrix, index);
}
