import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MovementView } from '@holdfast/contracts';
import { Icon } from '../icons/icon';

/** Up is worse and red, down is better and green, each always with its arrow. */
@Component({
  selector: 'hf-movement',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.up]': 'levels() > 0', '[class.down]': 'levels() < 0' },
  template: `
    @if (movement(); as movement) {
      @switch (movement.kind) {
        @case ('new') { New }
        @case ('now-scored') { Now scored }
        @case ('now-unscored') { Now unscored }
        @case ('not-comparable') { Not comparable }
        @case ('levels') {
          @if (levels() === 0) {
            <hf-icon name="remove" /><span class="hf-hidden">{{ of() ? of() + ' level' : 'Level' }} unchanged {{ since() }}</span>
          } @else {
            <hf-icon [name]="levels() > 0 ? 'arrow-upward' : 'arrow-downward'" /><span aria-hidden="true">{{ size() }}</span>
            <span class="hf-hidden">{{ of() ? of() + ' ' : '' }}{{ levels() > 0 ? (of() ? 'up' : 'Up') : of() ? 'down' : 'Down' }} {{ size() }} {{ size() === 1 ? 'level' : 'levels' }} {{ since() }}</span>
          }
        }
      }
    } @else {
      <span class="hf-hidden">Never scored</span>
    }
  `,
  styles: `
    :host { position: relative; display: inline-flex; align-items: center; gap: 2px; font: var(--mat-sys-label-small); font-variant-numeric: tabular-nums; white-space: nowrap; vertical-align: middle; color: var(--mat-sys-on-surface-variant); --hf-icon: 14px; }
    :host(.up) { color: var(--mat-sys-error); }
    :host(.down) { color: var(--hf-good); }
  `,
})
export class Movement {
  /** Null: never scored. */
  readonly movement = input.required<MovementView>();
  /** Read aloud after it: "since 31 March". */
  readonly since = input('');
  /** Read aloud before it, where something else stands beside: "Residual". */
  readonly of = input('');
  protected readonly levels = computed(() => {
    const movement = this.movement();
    return movement?.kind === 'levels' ? movement.levels : 0;
  });
  protected readonly size = computed(() => Math.abs(this.levels()));
}
