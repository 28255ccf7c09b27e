import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Panel } from '../shared/panel/panel';
import { moment } from '../shared/words/dates';
import { AuditClient } from './audit-client';

/** Where the chain of events ends now, to be kept elsewhere, and what it proves. */
@Component({
  selector: 'hf-audit-head',
  imports: [ErrorNotice, Icon, LoadingShape, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Head of the chain">
      @if (resource.error(); as error) {
        <hf-error-notice what="The head of the chain could not be loaded." [error]="error" (again)="resource.reload()" />
      } @else if (resource.hasValue()) {
        @if (resource.value().head; as head) {
          <p><b>Event {{ head.number.toLocaleString('en-GB') }}</b>, sealed {{ sealedAt() }}. {{ waiting() }}</p>
          <div class="hash">
            <input #box class="hf-input" type="text" readonly aria-label="Hash of the head" [value]="head.hash" (focus)="box.select()" />
            <button class="hf-btn hf-no-print" type="button" (click)="copy(head.hash)"><hf-icon [name]="copied() ? 'check' : 'content-copy'" />{{ copied() ? 'Copied' : 'Copy the head' }}</button>
          </div>
          <p class="hf-print-only mono">{{ head.hash }}</p>
          @if (failed()) { <p><b>This browser did not let us copy.</b> The head is selected: press Ctrl C.</p> }
          <p class="hf-soft">Each event is sealed together with all before it. Whoever keeps this head elsewhere can show later, with <code>npm run audit:verify -- --head</code>, that nothing recorded up to this event was altered, taken away or put in between.</p>
        } @else {
          <p>Nothing is sealed yet. {{ waiting() }}</p>
        }
      } @else { <hf-loading-shape [lines]="2" label="Loading the head of the chain" /> }
    </hf-panel>
  `,
  styles: `
    :host { display: block; margin-bottom: 16px; font: var(--mat-sys-body-small); }
    .hash { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
    input { flex: 1 1 320px; max-width: 640px; min-width: 0; font-family: var(--hf-mono); font-size: 0.8125rem; color: var(--mat-sys-on-surface); }
    code, .mono { font-family: var(--hf-mono); overflow-wrap: anywhere; }
    p { max-width: 80ch; }
    @media print { .hash { display: none; } }
  `,
})
export class AuditHead {
  readonly #announcer = inject(LiveAnnouncer);
  readonly #session = inject(Session);
  protected readonly resource = inject(AuditClient).head();
  protected readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly copied = signal(false);
  protected readonly failed = signal(false);

  protected readonly sealedAt = computed(() => {
    const at = this.resource.hasValue() ? this.resource.value().head?.sealedAt : undefined;
    return at ? moment(at, { zone: this.#session.organisation()?.timeZone }) : '';
  });
  protected readonly waiting = computed(() => {
    const unsealed = this.resource.hasValue() ? this.resource.value().unsealed : 0;
    return unsealed === 0 ? 'No event waits to be sealed.' : `${unsealed.toLocaleString('en-GB')} ${unsealed === 1 ? 'event is' : 'events are'} not sealed yet.`;
  });

  reload(): void {
    this.copied.set(false);
    this.resource.reload();
  }

  protected async copy(hash: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(hash);
      this.copied.set(true);
      this.failed.set(false);
      void this.#announcer.announce('The head is copied');
    } catch {
      // Without TLS a page has no clipboard.
      this.failed.set(true);
      this.box()?.nativeElement.focus();
      this.box()?.nativeElement.select();
    }
  }
}
