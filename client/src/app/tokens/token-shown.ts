import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import type { MadeTokenView } from '@holdfast/contracts';
import { Icon } from '../shared/icons/icon';
import { Notice } from '../shared/notice/notice';
import { DayPipe } from '../shared/words/dates';

/** A token, shown this once, with a way to copy it. */
@Component({
  selector: 'hf-token-shown',
  imports: [DayPipe, Icon, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-notice kind="good" icon="key">
      <b>"{{ made().name }}" is made.</b> It works until {{ made().expiresOn | day: 'long' }}.
      <div class="token">
        <input #box class="hf-input" type="text" readonly aria-label="API token" [value]="made().token" (focus)="box.select()" />
        <button class="hf-btn primary" type="button" (click)="copy()"><hf-icon [name]="copied() ? 'check' : 'content-copy'" />{{ copied() ? 'Copied' : 'Copy the token' }}</button>
      </div>
      <p>It is shown only here and now: nobody can look it up later. Keep it as you keep a password, in HOLDFAST_TOKEN of the script that needs it.</p>
      @if (failed()) { <p><b>This browser did not let us copy.</b> The token is selected: press Ctrl C.</p> }
    </hf-notice>
  `,
  styles: `
    .token { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
    input { flex: 1 1 280px; font-family: var(--hf-mono); font-size: 0.8125rem; color: var(--mat-sys-on-surface); }
    .hf-btn { min-height: 36px; }
  `,
})
export class TokenShown {
  readonly made = input.required<MadeTokenView>();
  readonly #announcer = inject(LiveAnnouncer);
  protected readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly copied = signal(false);
  protected readonly failed = signal(false);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.made().token);
      this.copied.set(true);
      this.failed.set(false);
      void this.#announcer.announce('The token is copied');
    } catch {
      // Without TLS a page has no clipboard.
      this.failed.set(true);
      this.box().nativeElement.focus();
      this.box().nativeElement.select();
    }
  }
}
