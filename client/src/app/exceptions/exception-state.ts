import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ExceptionState as State } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { STATE_ICONS, STATE_WORDS } from './exception-words';

/** Where an exception stands, by mark and word. */
@Component({
  selector: 'hf-exception-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'of()' },
  template: `<hf-icon [name]="icons[of()]" /><span>{{ words[of()] }}</span>`,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 5px; min-height: 22px; font: var(--mat-sys-label-medium); --hf-icon: 15px; }
    hf-icon { flex: none; color: var(--mat-sys-on-surface-variant); }
    :host(.in-force) hf-icon { color: var(--hf-good); }
    :host(.stale), :host(.stale) hf-icon { color: var(--hf-warn); }
    :host(.expired), :host(.expired) hf-icon { color: var(--mat-sys-error); }
    :host(:is(.requested, .returned)) { font-weight: 600; color: var(--mat-sys-primary); }
    :host(:is(.requested, .returned)) hf-icon { color: var(--mat-sys-primary); }
  `,
})
export class ExceptionState {
  readonly of = input.required<State>();
  protected readonly words = STATE_WORDS;
  protected readonly icons = STATE_ICONS;
}
