import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icons/icon';
import type { IconName } from '../icons/icons';

export type NoticeKind = 'plain' | 'warn' | 'error' | 'good' | 'past';

const ICONS = { plain: 'info', warn: 'warning-filled', error: 'error-filled', good: 'task-alt', past: 'history' } as const satisfies Record<NoticeKind, IconName>;

/** A strip that says something about what is around it: the first words strong, then one or two sentences. */
@Component({
  selector: 'hf-notice',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'kind()' },
  template: `<hf-icon [name]="shown()" /><div><ng-content /></div>`,
  styles: `
    :host { display: flex; gap: 10px; padding: 10px 12px; border-radius: var(--mat-sys-corner-small); font: var(--mat-sys-body-small); background: var(--mat-sys-surface-container); color: var(--mat-sys-on-surface); --hf-icon: 18px; }
    hf-icon { margin-top: 1px; }
    div { min-width: 0; flex: 1; }
    :host(.warn) { background: var(--hf-warn-container); color: var(--hf-on-warn-container); }
    :host(.error) { background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); }
    :host(.good) { background: var(--hf-good-container); color: var(--hf-on-good-container); }
    :host(.past) { background: var(--mat-sys-tertiary-container); color: var(--mat-sys-on-tertiary-container); }
    :host ::ng-deep a { color: inherit; font-weight: 500; }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class Notice {
  readonly kind = input<NoticeKind>('plain');
  readonly icon = input<IconName>();
  protected readonly shown = computed(() => this.icon() ?? ICONS[this.kind()]);
}
