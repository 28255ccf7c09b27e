import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { HeatMapView } from '@holdfast/contracts';
import { levelIndexOf, type RiskMatrix } from '@holdfast/domain';
import { faceOfCode, facesOf } from '../level-face';
import { LevelBadge } from '../level-badge/level-badge';

/** The part of a heat map that the legend counts. */
export type CountedMap = Pick<HeatMapView, 'cells' | 'levelOnly' | 'unscored' | 'notComparable' | 'leftOut' | 'exempt' | 'evidenced'> & Partial<Pick<HeatMapView, 'open'>>;

/** How many risks stand at each level, and in sentences those that no cell shows: every open risk is in one of them. */
@Component({
  selector: 'hf-heat-map-legend',
  imports: [LevelBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="levels">
      @for (entry of levels(); track entry.face.code) {
        <li><hf-level-badge [level]="entry.face" [markOnly]="true" /><span aria-hidden="true">{{ entry.face.label }}</span>
          @if (entry.face.shared) { <span class="hf-code code">{{ entry.face.code }}</span> }
          <span class="n">{{ entry.count }}</span></li>
      }
      <li><hf-level-badge [level]="null" [markOnly]="true" /><span aria-hidden="true">Unscored</span> <span class="n">{{ map().unscored }}</span></li>
    </ul>
    @if (appetite()) { <p class="line"><i></i>Above the line is above appetite</p> }
    @if (map().evidenced; as evidenced) {
      @if (claimedElsewhere()) { <p class="claimed"><i>↑{{ claimedElsewhere() }}</i>Claimed here, drawn higher for want of evidence</p> }
      <p class="why"><b>A residual without good evidence is drawn at its inherent position.</b> {{ lackInWords() }}</p>
    }
    @for (sentence of sentences(); track sentence) { <p>{{ sentence }}</p> }
  `,
  styles: `
    :host { display: block; font: var(--mat-sys-label-small); }
    .levels { display: flex; flex-wrap: wrap; gap: 6px 14px; }
    li { position: relative; display: inline-flex; align-items: center; gap: 6px; }
    .n, .code { color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    p { margin-top: 8px; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    .claimed i { display: inline-block; padding: 0 4px; margin-right: 8px; border: 1.5px dashed var(--mat-sys-on-surface); border-radius: 3px; font-style: normal; color: var(--mat-sys-on-surface); font-variant-numeric: tabular-nums; }
    .why { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface); }
    .line i { display: inline-block; width: 20px; border-top: 2px solid var(--mat-sys-on-surface); margin-right: 8px; vertical-align: 4px; }
  `,
})
export class HeatMapLegend {
  readonly matrix = input.required<RiskMatrix>();
  readonly map = input.required<CountedMap>();
  /** Code of the worst accepted level, when the map draws its line. */
  readonly appetite = input<string | null>(null);

  /** In cells and by level alone together: the level is known either way. */
  protected readonly levels = computed(() => {
    const [matrix, map] = [this.matrix(), this.map()];
    const counts = new Map<string, number>();
    const add = (code: string | undefined, count: number): void => void (code && counts.set(code, (counts.get(code) ?? 0) + count));
    for (const cell of map.cells) {
      const index = levelIndexOf(matrix, cell);
      add(index === null ? undefined : matrix.levels[index]?.code, cell.count);
    }
    for (const { level, count } of map.levelOnly) add(level, count);
    return facesOf(matrix).map((face) => ({ face, count: counts.get(face.code) ?? 0 }));
  });

  /** The most that one cell says. */
  protected readonly claimedElsewhere = computed(() => Math.max(0, ...this.map().cells.map(({ claimedHere = 0 }) => claimedHere)));
  /** "7 of 13 are: 1 failed, 2 stale, 4 none." */
  protected readonly lackInWords = computed(() => {
    const { evidenced, open = 0 } = this.map();
    if (!evidenced) return '';
    const { failed, stale, none, cannotBeDrawn } = evidenced;
    const parts = [failed && `${failed} failed`, stale && `${stale} stale`, none && `${none} none`].filter((part) => part !== 0).join(', ');
    const sum = failed + stale + none;
    const words = sum === 0 ? 'None is here.' : `${sum} of ${open} ${sum === 1 ? 'is' : 'are'}: ${parts}.`;
    return `${words}${cannotBeDrawn ? ` ${cannotBeDrawn} of these cannot be drawn: no inherent score.` : ''}`;
  });

  protected readonly sentences = computed(() => {
    const { levelOnly, leftOut, notComparable, exempt } = this.map();
    const alone = levelOnly.reduce((sum, { count }) => sum + count, 0);
    const named = levelOnly.map(({ level, count }) => `${faceOfCode(this.matrix(), level)?.label ?? level} ${count}`).join(', ');
    return [
      alone && `${alone} ${alone === 1 ? 'is' : 'are'} known by level alone and in no cell: ${named}.`,
      leftOut && `${leftOut} left out: ${leftOut === 1 ? 'its' : 'their'} upper risk is counted here.`,
      notComparable && `${notComparable} not comparable: scored on a matrix without a crosswalk to this one.`,
      exempt && `${exempt} further ${exempt === 1 ? 'risk is' : 'risks are'} exempt.`,
    ].filter((sentence): sentence is string => typeof sentence === 'string');
  });
}
