import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ExceptionView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ControlClient } from '../../controls/control-client';
import type { Problem } from '../../http/problem';
import { Session } from '../../session/session';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { decidedMeanwhile } from '../../shared/forms/decided-meanwhile';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { hangProblem, type FormNames } from '../../shared/forms/problem-errors';
import { sending } from '../../shared/forms/sending';
import { Kbd } from '../../shared/kbd/kbd';
import { todayIn } from '../../shared/words/today';
import { Shortcuts } from '../../shell/shortcuts';
import { ExceptionClient } from '../exception-client';
import { TermsFields } from '../terms-fields';
import { termsControls, termsGiven, TERMS_NAMES } from '../terms-form';

const ANSWER: FormNames = { answer: { label: 'Answer', target: 'answer', messages: { required: 'Answer the question.' } } };
const NAMES: FormNames = { ...ANSWER, ...Object.fromEntries(Object.entries(TERMS_NAMES).map(([name, of]) => [`terms.${name}`, of])) };

/** Answers the question with which a request came back, and changes what is asked for where the answer does. */
@Component({
  selector: 'hf-exception-answer-form',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Kbd, ReactiveFormsModule, TermsFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
      <hf-error-summary [lines]="lines()" />
      <blockquote>{{ exception().entries[0]?.note }}</blockquote>
      <hf-field label="Answer" hint="It goes back to its decision with this." [limit]="limits.reason" [messages]="{ required: 'Answer the question.' }"><textarea hfInput id="answer" rows="4" formControlName="answer"></textarea></hf-field>
      <details [open]="worded()"><summary>What is asked for <span class="hf-soft">as it was, unless you change it</span></summary><hf-terms-fields [form]="form.controls.terms" [controls]="controls()" [controlError]="controlError()" [months]="exception().months" [today]="today()" /></details>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Answer and ask again' }}<hf-kbd>Ctrl Enter</hf-kbd></button></div>
    </form>
  `,
  styles: `
    :host { display: block; }
    blockquote { margin: 0; padding-left: 12px; border-left: 2px solid var(--mat-sys-primary); font: var(--mat-sys-body-large); white-space: pre-line; overflow-wrap: anywhere; }
    summary { min-height: 32px; padding: 4px 0; font: var(--mat-sys-label-large); cursor: pointer; }
    [open] summary { margin-bottom: 8px; }
  `,
})
export class ExceptionAnswerForm {
  readonly exception = input.required<ExceptionView>();
  readonly answered = output<ExceptionView>();
  readonly met = output<Problem>();

  readonly #client = inject(ExceptionClient);
  readonly #session = inject(Session);
  readonly #sending = sending();
  readonly #controls = inject(ControlClient).ofRisk(() => this.exception().riskId);
  protected readonly controls = computed(() => (this.#controls.hasValue() ? this.#controls.value() : []).filter(({ withdrawnAt }) => withdrawnAt === null));
  protected readonly limits = LIMITS;
  protected readonly form = new FormGroup({
    answer: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    terms: new FormGroup(termsControls()),
  });
  protected readonly draft = keepDraft(this.form, `answer-exception.${location.pathname.split('/').at(-1) ?? ''}`);
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  protected readonly controlError = computed(() => this.lines().find(({ target }) => target === 'terms-controls')?.message ?? '');
  protected readonly worded = computed(() => this.lines().some(({ target }) => target?.startsWith('terms-')));

  constructor() {
    effect(() => {
      const { policy, deviation, reason, compensating, askedUntil, controls } = this.exception();
      untracked(() => {
        // A control that was withdrawn since cannot be leaned on any more.
        const controlIds = controls.filter(({ now }) => now !== null).map(({ id }) => id);
        if (this.form.pristine) this.form.controls.terms.setValue({ policy, deviation, reason, compensating, askedUntil, controlIds });
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Answer and ask again', run: () => void this.save() }]);
  }

  protected save(): Promise<void> {
    const { id, version } = this.exception();
    const request = { answer: this.form.getRawValue().answer.trim(), ...termsGiven(this.form.controls.terms.getRawValue()) };
    return this.#sending.send({
      form: this.form, names: NAMES, draft: this.draft, run: (submission) => this.#client.answer(id, version, request, submission.of({ ...request, version })),
      then: (answer) => this.answered.emit(answer), met: (problem) => decidedMeanwhile(problem, this.met) || this.#hang(problem),
    });
  }

  /** The server names the terms without the group that they stand in here. */
  #hang(problem: Problem): boolean {
    this.lines.set(hangProblem(this.form.controls.terms, problem, { ...ANSWER, ...TERMS_NAMES }));
    return true;
  }
}
