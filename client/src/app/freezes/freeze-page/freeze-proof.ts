import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { FreezeCheckView, FreezeView } from '@holdfast/contracts';
import { asProblem, type Problem } from '../../http/problem';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { Notice } from '../../shared/notice/notice';
import { Panel } from '../../shared/panel/panel';
import { FreezeClient, rowsUrl } from '../freeze-client';
import { counted, exactMoment } from '../freeze-words';

/** What proves that a freeze was not altered, and how anybody can find out for themselves. */
@Component({
  selector: 'hf-freeze-proof',
  imports: [ErrorNotice, Icon, Notice, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Proof">
      <div class="acts hf-no-print"><button class="hf-btn" type="button" [attr.aria-disabled]="checking()" (click)="check()"><hf-icon name="task-alt" />{{ checking() ? 'Counting' : 'Check the digest' }}</button>
      <a class="hf-btn" [href]="url()" download><hf-icon name="download" />Download the rows</a></div>
      @if (checked(); as checked) {
        @if (checked.matches && checked.reread.differing === 0) {
          <hf-notice kind="good"><b>The digest matches.</b> Counted again from the {{ rows() }} at {{ at() }}. The history of the register, read as at the same moment, says the same letter by letter.</hf-notice>
        } @else {
          <hf-notice kind="error"><b>{{ checked.matches ? 'The digest matches, and the history of the register does not.' : 'The digest does not match.' }}</b>
            {{ checked.matches ? 'The rows are as they were frozen.' : 'The rows that are stored give ' + checked.digest + '.' }} {{ differing(checked) }} Tell the auditor, and keep this page as it is.</hf-notice>
        }
      }
      @if (failure(); as failure) { <hf-error-notice what="The digest could not be checked." [error]="failure" (again)="check()" /> }
      <dl>
        <div><dt>Digest, SHA-256</dt><dd class="mono">{{ freeze().digest }}</dd></div>
        <div><dt>Of</dt><dd>{{ rows() }} of form {{ freeze().form }}, as at {{ moment() }}</dd></div>
        <div><dt>Audit trail</dt><dd>{{ sealed() }}@if (freeze().auditHead.head; as head) {<span class="mono">&ngsp;{{ head.hash }}</span>}@if (freeze().auditHead.unsealed) {<span>. {{ waiting() }}</span>}</dd></div>
      </dl>
      <details class="hf-no-print">
        <summary>How to check it yourself</summary>
        <p>Download the rows: one line for each thing in the register, as canonical JSON (RFC 8785). The digest is that of the whole file. On Linux or a Mac run <code>sha256sum</code> or <code>shasum -a 256</code>, on Windows <code>Get-FileHash</code>, with the name of the file: what comes out stands above, and in the name of the file.</p>
        <p>The hash of the audit trail is to be kept elsewhere. <code>npm run audit:verify -- --head</code> with that hash shows later that nothing recorded before this freeze was altered.</p>
      </details>
      <p class="hf-print-only">Check: the SHA-256 of the file of rows is the digest above. The audit trail holds when npm run audit:verify finds the hash above in its chain.</p>
    </hf-panel>
  `,
  styles: `
    :host { display: block; font: var(--mat-sys-body-small); }
    hf-notice, hf-error-notice { display: flex; margin-bottom: 12px; }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
    dl { display: grid; gap: 8px; }
    dl div { display: grid; grid-template-columns: 128px minmax(0, 1fr); gap: 2px 12px; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { overflow-wrap: anywhere; }
    .mono, code { font-family: var(--hf-mono); font-size: 0.8125rem; overflow-wrap: anywhere; }
    details { margin-top: 12px; }
    summary { cursor: pointer; min-height: 24px; color: var(--mat-sys-primary); }
    details p { max-width: 80ch; margin-top: 6px; text-wrap: pretty; }
    .hf-print-only { margin-top: 8px; }
    @media (max-width: 700px) { dl div { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class FreezeProof {
  readonly freeze = input.required<FreezeView>();
  readonly #client = inject(FreezeClient);
  readonly #session = inject(Session);
  readonly #announcer = inject(LiveAnnouncer);
  protected readonly checking = signal(false);
  protected readonly checked = linkedSignal<string, FreezeCheckView | null>({ source: () => this.freeze().id, computation: () => null });
  protected readonly failure = linkedSignal<string, Problem | null>({ source: () => this.freeze().id, computation: () => null });
  protected readonly url = computed(() => rowsUrl(this.freeze().id));
  protected readonly rows = computed(() => counted(this.freeze().rows, 'row'));
  protected readonly moment = computed(() => exactMoment(this.freeze().moment, this.freeze().frozen.timeZone));
  protected readonly waiting = computed(() => `${counted(this.freeze().auditHead.unsealed, 'event')} waited to be sealed when it was taken`);
  protected readonly sealed = computed(() => {
    const { head } = this.freeze().auditHead;
    return head ? `Sealed up to event ${head.number.toLocaleString('en-GB')}, whose hash is` : 'Nothing was sealed yet';
  });
  protected readonly at = computed(() => exactMoment(this.checked()?.checkedAt ?? this.freeze().takenAt, this.#session.organisation()?.timeZone));

  protected differing({ reread }: FreezeCheckView): string {
    return reread.differing === 0 ? 'The history of the register says what was frozen.' : `${counted(reread.differing, 'row')} of the freeze and of the history differ.`;
  }

  protected async check(): Promise<void> {
    if (this.checking()) return;
    this.checking.set(true);
    this.failure.set(null);
    try {
      const checked = await this.#client.check(this.freeze().id);
      this.checked.set(checked);
      void this.#announcer.announce(checked.matches && checked.reread.differing === 0 ? 'The digest matches' : 'The digest or the history does not match');
    } catch (error) {
      this.failure.set(asProblem(error));
    } finally {
      this.checking.set(false);
    }
  }
}
