import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { RiskMatrix } from '@holdfast/domain';
import { Kbd } from '../shared/kbd/kbd';
import { faceOf } from '../shared/level-face';
import { LevelBadge } from '../shared/level-badge/level-badge';

/** The level that the brush paints with, and the key that gives it to a cell. */
@Component({
  selector: 'hf-level-palette',
  imports: [Kbd, LevelBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', 'aria-label': 'Level to paint with' },
  template: `
    @for (entry of entries(); track entry.index) {
      <button type="button" [attr.aria-pressed]="entry.index === level()" (click)="level.set(entry.index)">
        <hf-level-badge [level]="entry.face" /><hf-kbd>{{ entry.key }}</hf-kbd>
      </button>
    }
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; gap: 4px; }
    button { display: inline-flex; align-items: center; gap: 6px; min-height: var(--hf-control); padding: 2px 6px 2px 4px; border: 2px solid transparent; border-radius: var(--mat-sys-corner-small); background: none; }
    button:hover { background: var(--hf-hover); }
    [aria-pressed='true'] { border-color: var(--mat-sys-primary); background: var(--hf-selected); }
  `,
})
export class LevelPalette {
  /** With codes told apart. */
  readonly matrix = input.required<RiskMatrix>();
  readonly level = model.required<number>();
  protected readonly entries = computed(() => this.matrix().levels.map((_, index) => ({ index, face: faceOf(this.matrix(), index), key: String((index + 1) % 10) })).reverse());
}
