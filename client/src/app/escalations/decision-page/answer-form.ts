import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { EscalationView } from '@holdfast/contracts';
import { LIMITS, type RiskMatrix } from '@holdfast/domain';
import type { Problem } from '../../http/problem';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { decidedMeanwhile } from '../../shared/forms/decided-meanwhile';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { sending } from '../../shared/forms/sending';
import { Kbd } from '../../shared/kbd/kbd';
import { Shortcuts } from '../../shell/shortcuts';
import { EscalationClient } from '../escalation-client';
import { WordsFields } from '../words-fields';
import { wordsControls, wordsGiven, wordsValue, WORDS_NAMES } from '../words-form';

const NAMES: FormNames = {
  answer: { label: 'Answer', target: 'answer', messages: { required: 'Answer the question.' } },
  ...Object.fromEntries(Object.entries(WORDS_NAMES).map(([name, of]) => [`words.${name}`, of])),
};

/** Answers the question with which a proposal came back, and changes its words where the answer does. */
@Component({
  selector: 'hf-answer-form',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Kbd, ReactiveFormsModule, WordsFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
      <hf-error-summary [lines]="lines()" />
      <blockquote>{{ escalation().note }}</blockquote>
      <hf-field label="Answer" hint="It goes back to its decision with this." [limit]="limits.reason" [messages]="{ required: 'Answer the question.' }"><textarea hfInput id="answer" rows="4" formControlName="answer"></textarea></hf-field>
      <details [open]="worded()"><summary>Words and position <span class="hf-soft">as they were, unless you change them</span></summary><hf-words-fields [form]="form.controls.words" [matrix]="matrix()" [appetite]="escalation().appetite.to" /></details>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Answer and propose again' }}<hf-kbd>Ctrl Enter</hf-kbd></button></div>
    </form>
  `,
  styles: `
    :host { display: block; }
    blockquote { margin: 0; padding-left: 12px; border-left: 2px solid var(--mat-sys-primary); font: var(--mat-sys-body-large); white-space: pre-line; overflow-wrap: anywhere; }
    summary { min-height: 32px; padding: 4px 0; font: var(--mat-sys-label-large); cursor: pointer; }
    [open] summary { margin-bottom: 8px; }
  `,
})
export class AnswerForm {
  readonly escalation = input.required<EscalationView>();
  readonly matrix = input.required<RiskMatrix | null>();
  readonly answered = output<EscalationView>();
  readonly met = output<Problem>();

  readonly #client = inject(EscalationClient);
  readonly #sending = sending();
  protected readonly limits = LIMITS;
  protected readonly form = new FormGroup({
    answer: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    words: new FormGroup(wordsControls(() => this.matrix())),
  });
  protected readonly draft = keepDraft(this.form, `answer.${location.pathname.split('/').at(-1) ?? ''}`);
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  protected readonly worded = computed(() => this.lines().some(({ target }) => target?.startsWith('words-')));

  constructor() {
    effect(() => {
      const { words } = this.escalation();
      untracked(() => {
        if (this.form.pristine) this.form.controls.words.setValue(wordsValue(words));
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Answer and propose again', run: () => void this.save() }]);
  }

  protected save(): Promise<void> {
    const { id, version } = this.escalation();
    const request = { answer: this.form.getRawValue().answer.trim(), words: wordsGiven(this.form.controls.words.getRawValue()) };
    return this.#sending.send({
      form: this.form, names: NAMES, draft: this.draft, run: (submission) => this.#client.answer(id, version, request, submission.of({ ...request, version })),
      then: (answer) => this.answered.emit(answer), met: (problem) => decidedMeanwhile(problem, this.met),
    });
  }
}
