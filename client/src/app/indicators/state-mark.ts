import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { IndicatorState } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import type { IconName } from '../shared/icons/icons';
import { STATE_WORDS } from './indicator-words';

const ICONS: Readonly<Partial<Record<IndicatorState, IconName>>> = { outside: 'error-filled', 'within-tolerance': 'warning-filled', 'on-target': 'check', due: 'schedule' };

/** How an indicator stands: a mark and words, never a colour alone. What is not known is dashed. */
@Component({
  selector: 'hf-indicator-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-state]': 'state()' },
  template: `@if (icon(); as icon) { <hf-icon [name]="icon" /> }<span>{{ words() }}</span>`,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 4px; max-width: 100%; min-height: 22px; padding: 0 7px; border: 1px solid transparent; border-radius: 4px; font: var(--mat-sys-label-small); white-space: nowrap; --hf-icon: 14px; }
    :host([data-state='outside']) { background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); border-color: var(--mat-sys-error); }
    :host([data-state='within-tolerance']) { background: var(--hf-warn-container); color: var(--hf-warn); }
    :host([data-state='on-target']) { background: var(--hf-good-container); color: var(--hf-good); }
    :host([data-state='due']) { border-color: var(--hf-warn); color: var(--hf-warn); }
    :host([data-state='no-target']), :host([data-state='not-collected']), :host([data-state='not-due']) { border: 1px dashed var(--mat-sys-outline); color: var(--mat-sys-on-surface-variant); }
    @media print { :host { border-color: #000 !important; background: none !important; color: #000 !important; } }
    @media (forced-colors: active) { :host { border-color: CanvasText; } }
  `,
})
export class StateMark {
  readonly state = input.required<IndicatorState>();
  protected readonly icon = computed(() => ICONS[this.state()]);
  protected readonly words = computed(() => STATE_WORDS[this.state()]);
}
