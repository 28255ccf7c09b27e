import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { AcceptancesView, AcceptanceView, RiskView } from '@holdfast/contracts';
import { Submission } from '../http/submission';
import { Standing } from '../risks/standing';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { AcceptanceClient } from './acceptance-client';
import { ACCEPTANCE_WORDS, endingIn, isMissing, latestOf, whyUnknown } from './acceptance-words';

/** Who bears a risk above appetite, until when, and what ended it. */
@Component({
  selector: 'hf-accepted-panel',
  imports: [DayPipe, Icon, Panel, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel label="Accepted">
      <h3>Accepted</h3>
      @if (latest(); as latest) {
        <p class="state" [class]="latest.state"><hf-icon [name]="icon()" /><b>{{ words[latest.state] }}{{ latest.state === 'in-force' ? ' until' : '' }}</b>@if (latest.state === 'in-force') { <b>{{ latest.expiresOn | day }}</b> }</p>
        @if (ending(); as ending) { <p class="hf-warn">{{ ending }}</p> }
        @switch (latest.state) {
          @case ('stale') { <p>It was given at</p><p><hf-standing [of]="latest.residual" /></p><p>and the residual has been scored otherwise since.</p> }
          @case ('expired') { <p>It held until {{ latest.expiresOn | day }}.</p> }
          @case ('withdrawn') { <p>On {{ latest.withdrawnAt | day }}@if (latest.withdrawnBy; as by) { by the {{ by.jobTitle }}}: "{{ latest.withdrawnReason }}"</p> }
        }
        <p class="hf-soft">By the {{ latest.author.jobTitle }} on {{ latest.recordedAt | day }}: "{{ latest.reason }}"</p>
      }
      @if (missing()) {
        <p><b>Needed:</b> it is tolerated above the appetite of the register.@if (view().whyNot; as why) { {{ why }} }</p>
      } @else if (view().needed === null) {
        <p>It is tolerated. Whether that is above appetite cannot be told: {{ unknown() }}.</p>
      } @else if (latest() && view().needed === false) { <p class="hf-soft">None is needed as it stands.</p> }
      @if (view().mayAccept && view().needed || latest()?.mayWithdraw) {
        <div class="hf-row hf-no-print">
          @if (view().mayAccept && view().needed) { <button class="hf-btn" type="button" (click)="accept.emit()">{{ latest()?.state === 'in-force' ? 'Accept anew' : 'Accept' }}</button> }
          @if (latest(); as latest) { @if (latest.mayWithdraw) { <button class="hf-btn text" type="button" (click)="withdraw(latest)">Withdraw it</button> } }
        </div>
      }
      @if (earlier().length) {
        <details>
          <summary>{{ earlier().length }} earlier</summary>
          <ol>
            @for (one of earlier(); track one.id) {
              <li><hf-standing [of]="one.residual" /><span>{{ words[one.state] }}@if (one.state === 'withdrawn') { {{ one.withdrawnAt | day }}}. By the {{ one.author.jobTitle }} on {{ one.recordedAt | day }}, until {{ one.expiresOn | day }}: "{{ one.reason }}"</span></li>
            }
          </ol>
        </details>
      }
    </hf-panel>
  `,
  styles: `
    :host { display: block; font: var(--mat-sys-body-small); }
    h3 { margin-bottom: 8px; }
    p { margin-bottom: 6px; text-wrap: pretty; overflow-wrap: anywhere; }
    b { font-weight: 600; }
    .state { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 6px; font: var(--mat-sys-body-medium); --hf-icon: 16px; }
    .state:not(.in-force) { color: var(--hf-warn); }
    summary { min-height: 24px; margin-top: 4px; color: var(--mat-sys-on-surface-variant); cursor: pointer; }
    ol { display: grid; gap: 8px; padding-top: 6px; }
    li span { display: block; color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    @media print { details:not([open]) { display: none; } }
  `,
})
export class AcceptedPanel {
  readonly risk = input.required<RiskView>();
  readonly view = input.required<AcceptancesView>();
  readonly accept = output<void>();
  readonly changed = output<AcceptancesView>();

  readonly #client = inject(AcceptanceClient);
  readonly #reason = inject(AskReason);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly words = ACCEPTANCE_WORDS;
  protected readonly latest = computed(() => latestOf(this.view()));
  protected readonly earlier = computed(() => this.view().acceptances.slice(1));
  protected readonly missing = computed(() => isMissing(this.view()));
  protected readonly unknown = computed(() => whyUnknown(this.risk()));
  protected readonly icon = computed(() => {
    const state = this.latest()?.state;
    return state === 'in-force' ? 'task-alt' : state === 'stale' ? 'warning-filled' : 'schedule';
  });
  protected readonly ending = computed(() => {
    const latest = this.latest();
    return latest ? endingIn(latest, this.#past.today(this.#session.organisation()?.timeZone)) : '';
  });

  protected async withdraw({ id, author }: AcceptanceView): Promise<void> {
    const submission = new Submission();
    let view: AcceptancesView | null = null;
    await this.#reason.ask({
      question: 'Withdraw the acceptance?',
      detail: `${this.risk().reference} is then borne by nobody. That the ${author.jobTitle} accepted it stays in the history.`,
      act: 'Withdraw the acceptance',
      run: async (reason) => {
        view = await this.#client.withdraw(id, { reason }, submission.of({ reason }));
      },
    });
    if (view) this.changed.emit(view);
  }
}
