import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { PlanCodeView } from '@holdfast/contracts';
import { asProblem } from '../http/problem';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { PlanClient } from './plan-client';

/** Somebody holds a copy and asks whether it still says what holds. */
@Component({
  selector: 'hf-verify-page',
  imports: [DayPipe, Field, FormsModule, InputDirective, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Check a copy"><ng-container ngProjectAs="[facts]"><span>The code stands at the foot of each page and under the name of the plan in a pack</span></ng-container></hf-page-head>
    <hf-panel label="Check a copy">
      <form class="hf-stack" (ngSubmit)="check()">
        <hf-field label="Code" hint="Ten letters and digits, such as 7K3QM-2XVPA." [error]="fault()"><input hfInput id="plan-code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" [ngModel]="typed()" (ngModelChange)="typed.set($event)" /></hf-field>
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Checking' : 'Check it' }}</button></div>
      </form>
      <div role="status" class="answer">
        @if (found(); as of) {
          <hf-notice [kind]="kind()">
            <b>{{ verdict() }}</b>
            <p><a [routerLink]="['/plans', of.planId]">{{ of.reference }} {{ of.name }}</a>, version {{ of.number }}@if (of.approvedAt) {, approved {{ of.approvedAt | day: 'long' }}@if (of.approvedBy; as by) { by the {{ by.jobTitle }} } }</p>
            @if (of.overdue && of.verdict === 'current') { <p>The plan is past its review date, {{ of.nextReview! | day: 'long' }}.</p> }
          </hf-notice>
        }
      </div>
    </hf-panel>
  `,
  styles: `:host { display: block; max-width: 640px; } .answer:not(:empty) { margin-top: 16px; }`,
})
export class VerifyPage {
  /** From the address: what a link asks for. */
  readonly code = input<string>();

  readonly #client = inject(PlanClient);
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly fault = signal('');
  protected readonly found = signal<PlanCodeView | null>(null);
  protected readonly verdict = computed(() => {
    const of = this.found();
    switch (of?.verdict) {
      case 'current': return 'This is the version that holds.';
      case 'superseded': return `This version no longer holds: version ${of.currentNumber} took its place.`;
      case 'in-review': return 'This version waits for its approval. It does not hold yet.';
      case 'retired': return 'This plan was retired. Nobody is to go by it.';
      default: return '';
    }
  });
  protected readonly kind = computed(() => {
    const of = this.found();
    return of?.verdict !== 'current' ? 'error' : of.overdue ? 'warn' : 'good';
  });

  constructor() {
    inject(PageTitles).show('Check a copy', [{ label: 'Recovery plans', link: '/plans' }, { label: 'Check a copy' }]);
    effect(() => {
      const code = this.code();
      if (code) {
        this.typed.set(code);
        void this.check();
      }
    });
  }

  protected async check(): Promise<void> {
    if (this.busy()) return;
    this.found.set(null);
    if (this.typed().trim() === '') return this.fault.set('Type the code of the copy.');
    this.busy.set(true);
    this.fault.set('');
    try {
      this.found.set(await this.#client.confirm(this.typed().trim()));
    } catch (error) {
      const problem = asProblem(error);
      this.fault.set(problem.errors[0]?.message ?? problem.title);
    } finally {
      this.busy.set(false);
    }
  }
}
