import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icons/icon';
import type { IconName } from '../icons/icons';

/** What is missing, why, and one next step (a link or a button inside). */
@Component({
  selector: 'hf-empty-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hf-icon [name]="icon()" /><b>{{ heading() }}</b>@if (why()) { <p>{{ why() }}</p> }<ng-content />`,
  styles: `
    :host { display: grid; justify-items: center; gap: 4px; padding: 24px; text-align: center; font: var(--mat-sys-body-small); --hf-icon: 24px; }
    hf-icon { color: var(--mat-sys-on-surface-variant); margin-bottom: 4px; }
    b { font: var(--mat-sys-title-small); font-size: 0.875rem; }
    p { color: var(--mat-sys-on-surface-variant); max-width: 52ch; text-wrap: pretty; }
    :host ::ng-deep .hf-btn { margin-top: 8px; }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly why = input('');
  readonly icon = input<IconName>('info');
}
