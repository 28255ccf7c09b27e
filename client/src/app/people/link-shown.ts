import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import type { OneTimeLinkView } from '@holdfast/contracts';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { Notice } from '../shared/notice/notice';
import { day, moment } from '../shared/words/dates';

/** A one-time link, shown this once: until when it works, whether it was mailed, and a way to copy it. */
@Component({
  selector: 'hf-link-shown',
  imports: [Icon, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-notice kind="good" icon="link">
      <b>{{ heading() }}</b> {{ told() }}
      <div class="link">
        <input #box class="hf-input" type="text" readonly aria-label="One-time link" [value]="link().url" (focus)="box.select()" />
        <button class="hf-btn primary" type="button" (click)="copy()"><hf-icon [name]="copied() ? 'check' : 'content-copy'" />{{ copied() ? 'Copied' : 'Copy the link' }}</button>
      </div>
      <p>It works once, until {{ until() }}. It is shown only here and now: nobody can look it up later, but a new one can be made.</p>
      @if (failed()) { <p><b>This browser did not let us copy.</b> The link is selected: press Ctrl C.</p> }
    </hf-notice>
  `,
  styles: `
    .link { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
    input { flex: 1 1 280px; font-family: var(--hf-mono); font-size: 0.8125rem; color: var(--mat-sys-on-surface); }
    .hf-btn { min-height: 36px; }
  `,
})
export class LinkShown {
  readonly link = input.required<OneTimeLinkView>();
  readonly #announcer = inject(LiveAnnouncer);
  readonly #session = inject(Session);
  protected readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly copied = signal(false);
  protected readonly failed = signal(false);

  protected readonly heading = computed(() => {
    const { person, purpose } = this.link();
    return purpose === 'invitation' ? `${person.name} is invited.` : `A link for a new password for ${person.name}.`;
  });
  protected readonly told = computed(() => {
    const { mailed, person } = this.link();
    return mailed ? `It was mailed to ${person.email}.` : `It was not mailed, since no mail server is set up: give it to them yourself.`;
  });
  protected readonly until = computed(() => {
    const zone = this.#session.organisation()?.timeZone;
    const at = new Date(this.link().expiresAt);
    const when = moment(at, { zone });
    return when.includes(' ') ? when : `${day(at, { zone })} ${when}`;
  });

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link().url);
      this.copied.set(true);
      this.failed.set(false);
      void this.#announcer.announce('The link is copied');
    } catch {
      // Without TLS a page has no clipboard.
      this.failed.set(true);
      this.box().nativeElement.focus();
      this.box().nativeElement.select();
    }
  }
}
