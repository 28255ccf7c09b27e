import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked, ElementRef } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { EscalationView } from '@holdfast/contracts';
import { LIMITS, type RiskMatrix } from '@holdfast/domain';
import type { Problem } from '../../http/problem';
import type { Submission } from '../../http/submission';
import { OwnerField } from '../../risks/risk-form/owner-field';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { decidedMeanwhile } from '../../shared/forms/decided-meanwhile';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { sending } from '../../shared/forms/sending';
import { Kbd } from '../../shared/kbd/kbd';
import { Notice } from '../../shared/notice/notice';
import { Shortcuts } from '../../shell/shortcuts';
import { EscalationClient } from '../escalation-client';
import { OpenRiskChooser } from '../open-risk-chooser';
import { WordsFields } from '../words-fields';
import { wordsControls, wordsGiven, wordsValue, WORDS_NAMES } from '../words-form';

type Choice = 'add' | 'link' | 'ask' | 'decline';

const NAMES: FormNames = {
  ownerId: { label: 'Owner', target: 'owner' },
  ...WORDS_NAMES,
  riskId: { label: 'Open risk', target: 'open-risk' },
  reason: { label: 'Reason', target: 'decision-reason', messages: { required: 'Say why.' } },
};

/** Accept, link, return or decline: by keys 1 to 4, with a reason. */
@Component({
  selector: 'hf-decide-form',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Kbd, Notice, OpenRiskChooser, OwnerField, ReactiveFormsModule, WordsFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decide-form.html',
  styleUrls: ['../../shared/forms/options.scss', './decide-form.scss'],
})
export class DecideForm {
  readonly escalation = input.required<EscalationView>();
  /** Of the register that decides. */
  readonly matrix = input.required<RiskMatrix | null>();
  readonly decided = output<EscalationView>();
  /** Somebody else decided, or it was proposed in other words meanwhile. */
  readonly met = output<Problem>();

  readonly #client = inject(EscalationClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #sending = sending();
  protected readonly limits = LIMITS;
  protected readonly form = new FormGroup({
    ownerId: new FormControl<string | null>(null),
    ...wordsControls(() => this.matrix()),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = keepDraft(this.form, `decide.${location.pathname.split('/').at(-1) ?? ''}`);
  protected readonly choice = signal<Choice>('add');
  protected readonly riskId = signal<string | null>(null);
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  /** The words are unfolded once something in them needs a change. */
  protected readonly worded = computed(() => this.lines().some(({ target }) => target?.startsWith('words-')));
  protected readonly ownerError = computed(() => this.lines().find(({ target }) => target === 'owner')?.message ?? '');
  protected readonly options = computed<readonly { value: Choice; key: string; label: string; hint: string }[]>(() => {
    const { kind, to } = this.escalation();
    const up = kind === 'escalation';
    return [
      { value: 'add', key: '1', label: 'Accept as a new risk', hint: `In the words and on the matrix of ${to.registerName}.` },
      { value: 'link', key: '2', label: up ? 'Accept, by a risk that is open here' : 'Accept, by the risk that goes on with it', hint: up ? 'It then stands for the one below in every roll-up.' : 'The one above closes.' },
      { value: 'ask', key: '3', label: 'Return with a question', hint: 'It comes back with the answer.' },
      { value: 'decline', key: '4', label: 'Decline', hint: up ? 'The risk stays where it is.' : 'The risk stays above.' },
    ];
  });
  protected readonly act = computed(() => ({ add: 'Accept as a new risk', link: 'Accept and link', ask: 'Return it', decline: 'Decline' })[this.choice()]);
  protected readonly reasonHint = computed(() => (this.choice() === 'ask' ? 'What has to be known before it can be decided.' : 'It is told to whoever proposed it, and kept.'));

  constructor() {
    effect(() => {
      const { words } = this.escalation();
      untracked(() => {
        if (this.form.pristine) this.form.patchValue(wordsValue(words));
        this.choose(this.escalation().kind === 'de-escalation' && this.escalation().lowerRiskId ? 'link' : this.choice());
      });
    });
    const pick = (choice: Choice) => (): void => {
      this.choose(choice);
      this.#host.querySelector<HTMLElement>(choice === 'add' ? '#owner' : choice === 'link' ? '#open-risk' : '#decision-reason')?.focus();
    };
    inject(Shortcuts).add([
      { keys: '1', label: 'Accept as a new risk', run: pick('add') },
      { keys: '2', label: 'Accept and link to an open risk', run: pick('link') },
      { keys: '3', label: 'Return with a question', run: pick('ask') },
      { keys: '4', label: 'Decline', run: pick('decline') },
      { keys: 'ctrl+enter', label: 'Save the decision', run: () => void this.save() },
    ]);
  }

  protected choose(choice: Choice): void {
    this.choice.set(choice);
    this.lines.set([]);
  }

  protected save(): Promise<void> {
    return this.#sending.send({
      form: this.form, names: NAMES, draft: this.draft, faults: (found) => this.#faults(found),
      run: (submission) => this.#send(submission), then: (answer) => this.decided.emit(answer), met: (problem) => decidedMeanwhile(problem, this.met),
    });
  }

  #faults(found: readonly SummaryLine[]): SummaryLine[] {
    const mine = found.filter(({ target }) => this.choice() === 'add' || target === 'decision-reason');
    const { ownerId } = this.form.getRawValue();
    return [
      ...(this.choice() === 'add' && !ownerId ? [{ label: '', message: 'Choose who answers for it here.', target: 'owner' }] : []),
      ...(this.choice() === 'link' && !this.riskId() ? [{ label: '', message: 'Choose the risk that stands for it.', target: 'open-risk' }] : []),
      ...mine,
    ];
  }

  #send(submission: Submission): Promise<EscalationView> {
    const { id, version } = this.escalation();
    const { ownerId, reason: typed } = this.form.getRawValue();
    const reason = typed.trim();
    const context = (request: object) => submission.of({ ...request, choice: this.choice(), version });
    switch (this.choice()) {
      case 'add': {
        const request = { ...wordsGiven(this.form.getRawValue()), ownerId: ownerId ?? '', reason };
        return this.#client.accept(id, version, request, context(request));
      }
      case 'link': {
        const request = { riskId: this.riskId() ?? '', reason };
        return this.#client.link(id, version, request, context(request));
      }
      case 'ask':
        return this.#client.say(id, 'question', version, { reason }, context({ reason }));
      case 'decline':
        return this.#client.say(id, 'refusal', version, { reason }, context({ reason }));
    }
  }
}
