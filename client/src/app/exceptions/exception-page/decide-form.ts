import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, output, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ExceptionView } from '@holdfast/contracts';
import { addMonths, LIMITS } from '@holdfast/domain';
import type { Problem } from '../../http/problem';
import type { Submission } from '../../http/submission';
import { Session } from '../../session/session';
import { DateField } from '../../shared/date-field/date-field';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { decidedMeanwhile } from '../../shared/forms/decided-meanwhile';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { sending } from '../../shared/forms/sending';
import { Kbd } from '../../shared/kbd/kbd';
import { day } from '../../shared/words/dates';
import { todayIn } from '../../shared/words/today';
import { Shortcuts } from '../../shell/shortcuts';
import { ExceptionClient } from '../exception-client';
import { monthsInWords } from '../exception-words';

type Choice = 'approve' | 'ask' | 'decline';

const NAMES: FormNames = {
  expiresOn: { label: 'Approved until', target: 'decision-until', messages: { required: 'Say until when. Nothing is excepted for good.' } },
  conditions: { label: 'Conditions', target: 'decision-conditions' },
  note: { label: 'Note', target: 'decision-note' },
  reason: { label: 'Reason', target: 'decision-reason', messages: { required: 'Say why.' } },
};

/** Approve, return or decline: by keys 1 to 3. */
@Component({
  selector: 'hf-exception-decide-form',
  imports: [DateField, DraftNote, ErrorSummary, Field, InputDirective, Kbd, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decide-form.html',
  styleUrl: '../../shared/forms/options.scss',
})
export class ExceptionDecideForm {
  readonly exception = input.required<ExceptionView>();
  readonly decided = output<ExceptionView>();
  /** Somebody else decided, or the risk was changed meanwhile. */
  readonly met = output<Problem>();

  readonly #client = inject(ExceptionClient);
  readonly #session = inject(Session);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #sending = sending();
  protected readonly limits = LIMITS;
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({
    expiresOn: new FormControl<string | null>(null, { validators: [Validators.required] }),
    conditions: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `decide-exception.${location.pathname.split('/').at(-1) ?? ''}`);
  protected readonly choice = signal<Choice>('approve');
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  readonly #latest = computed(() => addMonths(todayIn(this.#session.organisation()?.timeZone), this.exception().months));
  protected readonly untilHint = computed(() => `Asked until ${day(this.exception().askedUntil, { long: true })}. The register allows ${monthsInWords(this.exception().months)}: ${day(this.#latest(), { long: true })} at the latest.`);
  protected readonly act = computed(() => ({ approve: 'Approve it', ask: 'Send it back', decline: 'Decline it' })[this.choice()]);
  protected readonly options: readonly { value: Choice; key: string; label: string; hint: string }[] = [
    { value: 'approve', key: '1', label: 'Approve', hint: 'Until a day, for the score as it is now.' },
    { value: 'ask', key: '2', label: 'Return with a question', hint: 'It comes back with the answer.' },
    { value: 'decline', key: '3', label: 'Decline', hint: 'The policy is to be kept.' },
  ];

  constructor() {
    effect(() => {
      const [{ askedUntil }, latest] = [this.exception(), this.#latest()];
      untracked(() => {
        if (this.form.pristine) this.form.patchValue({ expiresOn: askedUntil < latest ? askedUntil : latest });
      });
    });
    const pick = (choice: Choice) => (): void => {
      this.choose(choice);
      setTimeout(() => this.#host.querySelector<HTMLElement>(choice === 'approve' ? '#decision-until input' : '#decision-reason')?.focus());
    };
    inject(Shortcuts).add([
      { keys: '1', label: 'Approve', run: pick('approve') },
      { keys: '2', label: 'Return with a question', run: pick('ask') },
      { keys: '3', label: 'Decline', run: pick('decline') },
      { keys: 'ctrl+enter', label: 'Save the decision', run: () => void this.save() },
    ]);
  }

  protected choose(choice: Choice): void {
    this.choice.set(choice);
    this.lines.set([]);
  }

  protected save(): Promise<void> {
    return this.#sending.send({
      form: this.form, names: NAMES, draft: this.draft, faults: (found) => found.filter(({ target }) => (target === 'decision-reason') !== (this.choice() === 'approve')),
      run: (submission) => this.#send(submission), then: (answer) => this.decided.emit(answer), met: (problem) => decidedMeanwhile(problem, this.met),
    });
  }

  #send(submission: Submission): Promise<ExceptionView> {
    const { id, version, riskVersion } = this.exception();
    const { expiresOn, conditions, note, reason } = this.form.getRawValue();
    const context = (request: object) => submission.of({ ...request, choice: this.choice(), version });
    switch (this.choice()) {
      case 'approve': {
        const request = { riskVersion, expiresOn: expiresOn ?? '', conditions: conditions.trim(), note: note.trim() };
        return this.#client.approve(id, version, request, context(request));
      }
      case 'ask':
        return this.#client.say(id, 'question', version, { reason: reason.trim() }, context({ reason }));
      case 'decline':
        return this.#client.say(id, 'refusal', version, { reason: reason.trim() }, context({ reason }));
    }
  }
}
