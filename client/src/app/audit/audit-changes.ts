import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { Difference } from './audit-words';

/** As many fields as a row shows by itself. */
const AT_ONCE = 3;

/** What an event changed: before and after, the first few fields, the rest when asked for. On paper all of them. */
@Component({
  selector: 'hf-audit-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl>
      @for (change of changes(); track change.label; let n = $index) {
        <div [class.hf-print-only]="!open() && n >= atOnce()"><dt>{{ change.label }}</dt><dd>@if (change.before !== 'None') { <del>{{ change.before }}</del>&ngsp;<span class="to" aria-hidden="true">→</span>&ngsp; }<ins>{{ change.after }}</ins></dd></div>
      }
    </dl>
    @if (rest() > 0) { <button class="hf-btn text hf-no-print" type="button" [attr.aria-expanded]="open()" (click)="open.set(!open())">{{ open() ? 'Show less' : 'Show ' + rest() + ' more' }}</button> }
  `,
  styles: `
    :host { display: block; }
    dl { display: grid; gap: 4px; margin: 0; }
    dl div { grid-template-columns: 120px minmax(0, 1fr); gap: 8px; }
    dl div:not(.hf-print-only) { display: grid; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
    del { color: var(--mat-sys-on-surface-variant); text-decoration-thickness: 1px; }
    ins { text-decoration: none; }
    .to { color: var(--mat-sys-on-surface-variant); }
    .hf-btn { min-height: 28px; padding: 0; margin-top: 2px; }
    @media (max-width: 700px) { dl div { grid-template-columns: minmax(0, 1fr); gap: 0; } }
    @media print { dl div.hf-print-only { display: grid; } }
  `,
})
export class AuditChanges {
  readonly changes = input.required<readonly Difference[]>();
  protected readonly open = signal(false);
  /** One more takes no more room than the button that would show it. */
  protected readonly atOnce = computed(() => (this.changes().length === AT_ONCE + 1 ? AT_ONCE + 1 : AT_ONCE));
  protected readonly rest = computed(() => this.changes().length - this.atOnce());
}
