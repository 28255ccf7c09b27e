import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { LevelFace } from '../level-face';
import { LevelMark } from '../level-mark/level-mark';

/** Mark, word and fill of a level of risk. Without a level it is unscored: dashed, never blank and never green. */
@Component({
  selector: 'hf-level-badge',
  imports: [LevelMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-step]': 'level()?.step ?? 0', '[class.mark-only]': 'markOnly()' },
  template: `
    <hf-level-mark [step]="level()?.step ?? 0" />
    <span [class.hf-hidden]="markOnly()">{{ level()?.label ?? 'Unscored' }}</span>
    @if (level(); as level) {
      @if (level.shared && !markOnly()) { <span class="hf-code">{{ level.code }}</span> }
      @if (levelOnly()) { <span class="only">level only</span> }
    }
  `,
  styles: `
    :host {
      display: inline-flex; align-items: center; gap: 6px; min-height: 22px; padding: 0 8px 0 6px; border-radius: var(--mat-sys-corner-extra-small);
      border: 1px solid transparent; background: var(--step); color: var(--step-ink); font: var(--mat-sys-label-small); white-space: nowrap; vertical-align: middle;
      print-color-adjust: exact;
    }
    :host([data-step='1']) { border-color: var(--step-edge); }
    :host([data-step='0']) { border: 1px dashed var(--step-edge); }
    :host(.mark-only) { padding: 0; width: 20px; min-height: 20px; justify-content: center; }
    :host(.mark-only[data-step='1']) { border-color: var(--mat-sys-outline-variant); }
    .only { font: var(--hf-caption); border-left: 1px solid currentColor; padding-left: 6px; }
    @media print { :host { background: #fff; color: #000; border-color: #000; } :host([data-step='5']) { background: #000; color: #fff; } }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } :host([data-step='0']) { border-style: dashed; } }
  `,
})
export class LevelBadge {
  /** Null: unscored. */
  readonly level = input.required<LevelFace | null>();
  /** Nothing but the level is known: there is no cell. */
  readonly levelOnly = input(false);
  /** For legends and tight lists: the word is read aloud only. */
  readonly markOnly = input(false);
}
