import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExceptionsOfRiskView } from '@holdfast/contracts';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { ExceptionState } from './exception-state';
import { endInWords, isEndingSoon } from './exception-words';

/** What is let be against a policy on this risk, on its own page. */
@Component({
  selector: 'hf-exceptions-panel',
  imports: [DayPipe, ExceptionState, Icon, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Exceptions to policy" [count]="view().exceptions.length ? view().exceptions.length.toString() : ''">
      @if (mayAsk()) { <a actions class="hf-btn text" [routerLink]="['/risks', risk(), 'exception']"><hf-icon name="add" />Ask for an exception</a> }
      @if (rows().length) {
        <ul>
          @for (row of rows(); track row.of.id) {
            <li>
              <div class="what"><a [routerLink]="['/exceptions', row.of.id]">{{ row.of.policy }}</a><p>@if (row.of.decidedBy; as by) { Decided by the {{ by.jobTitle }} on {{ row.of.decidedAt | day }} } @else { Asked by the {{ row.of.requester.jobTitle }} on {{ row.of.requestedAt | day }} }@if (row.of.conditions) { under conditions: {{ row.of.conditions }} }</p></div>
              <div class="state"><hf-exception-state [of]="row.of.state" /><p [class.hf-warn]="row.soon">{{ row.of.expiresOn ? 'Until' : 'Asked until' }} {{ row.of.expiresOn ?? row.of.askedUntil | day }}@if (row.end) {, {{ row.end }}}</p></div>
            </li>
          }
        </ul>
      } @else {
        <p class="hf-small hf-soft">No exception has been asked for on this risk.@if (why(); as why) { {{ why }} }</p>
      }
    </hf-panel>
  `,
  styles: `
    ul { display: grid; gap: 12px; }
    li { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 4px 16px; }
    li + li { padding-top: 12px; border-top: 1px solid var(--mat-sys-outline-variant); }
    .what { flex: 1 1 280px; min-width: 0; overflow-wrap: anywhere; }
    .what a { font: 600 0.875rem/1.25rem var(--hf-font); }
    .state { flex: 0 1 200px; }
    p { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); white-space: pre-line; }
    p.hf-warn { color: var(--hf-warn); }
  `,
})
export class ExceptionsPanel {
  /** Its id. */
  readonly risk = input.required<string>();
  readonly view = input.required<ExceptionsOfRiskView>();
  readonly #past = inject(Past);
  readonly #session = inject(Session);
  protected readonly rows = computed(() => {
    const today = this.#past.today(this.#session.organisation()?.timeZone);
    return this.view().exceptions.map((of) => ({ of, end: endInWords(of, today).toLowerCase(), soon: isEndingSoon(of, today) }));
  });
  protected readonly mayAsk = computed(() => this.view().whyNot === null && this.#past.asAt() === null);
  /** Said where nothing else is: a person who may not ask at all is told so by the button that is not there. */
  protected readonly why = computed(() => (this.#past.asAt() === null ? this.view().whyNot : null));
}
