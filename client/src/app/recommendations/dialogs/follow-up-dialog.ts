import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { AttachmentView, RecommendationView } from '@holdfast/contracts';
import { LIMITS, VERDICTS, type Verdict } from '@holdfast/domain';
import { Session } from '../../session/session';
import { DateField } from '../../shared/date-field/date-field';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import type { FormNames } from '../../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../../shared/forms/versioned-dialog';
import { Notice } from '../../shared/notice/notice';
import { todayIn } from '../../shared/words/today';
import { RecommendationClient } from '../recommendation-client';
import { stateInWords, VERDICT_WORDS } from '../recommendation-words';

const NAMES: FormNames = {
  verdict: { label: 'Verdict', target: 'verdict', messages: { required: 'Choose what was found.' } },
  enteredFor: { label: 'Verdict of', target: 'verdict-of', messages: { required: 'Say whose verdict this is.' } },
  heldOn: { label: 'Looked at on', target: 'looked-at', messages: { required: 'Give the day on which it was looked at.' } },
  note: { label: 'What was found', target: 'verdict-note', messages: { required: 'Say what was found.' } },
  evidenceId: { label: 'Evidence', target: 'verdict-evidence' },
};

@Component({
  selector: 'hf-follow-up-dialog',
  imports: [DateField, DraftNote, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="follow-up">Follow up {{ own.thing().reference }}</h2>
    <p class="hf-small hf-soft">{{ own.thing().title }}. It stands at: {{ stateInWords(own.thing()) }}. A verdict is never changed; a later round adds another.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="record()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this recommendation meanwhile.</b> Above is where it stands now. Record the verdict all the same, or leave and look at it first.</hf-notice> }
      <hf-field label="Verdict" [messages]="names['verdict']!.messages!">
        <select hfInput id="verdict" formControlName="verdict" cdkFocusInitial><option [ngValue]="null">Choose</option>@for (one of verdicts; track one) { <option [ngValue]="one">{{ words[one] }}</option> }</select>
      </hf-field>
      @if (forOthers()) { <hf-field label="Verdict of" hint="The outside auditor for whom you enter it." [limit]="name" [messages]="names['enteredFor']!.messages!"><input hfInput id="verdict-of" type="text" autocomplete="off" formControlName="enteredFor" /></hf-field> }
      <div id="looked-at" tabindex="-1"><hf-field label="Looked at on" [group]="true" [messages]="names['heldOn']!.messages!"><hf-date-field formControlName="heldOn" /></hf-field></div>
      <hf-field label="What was found" [limit]="most" [messages]="names['note']!.messages!"><textarea hfInput id="verdict-note" rows="4" formControlName="note"></textarea></hf-field>
      <hf-field label="Evidence" hint="One of the files attached to the recommendation." [optional]="true">
        <select hfInput id="verdict-evidence" formControlName="evidenceId"><option [ngValue]="null">{{ files().length ? 'None' : 'No file is attached yet' }}</option>@for (file of files(); track file.id) { <option [ngValue]="file.id">{{ file.name }}</option> }</select>
      </hf-field>
      <hf-draft-note [draft]="draft" />
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Recording' : 'Record the verdict' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class FollowUpDialog {
  readonly #client = inject(RecommendationClient);
  protected readonly own = versionedDialog<RecommendationView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly name = LIMITS.name;
  protected readonly verdicts = VERDICTS;
  protected readonly words = VERDICT_WORDS;
  protected readonly stateInWords = stateInWords;
  protected readonly forOthers = computed(() => this.own.thing().entersForOthers);
  readonly #attached = httpResource<AttachmentView[]>(() => `/api/recommendations/${this.own.thing().id}/attachments`);
  protected readonly files = computed(() => (this.#attached.hasValue() ? this.#attached.value().filter(({ withdrawnAt }) => withdrawnAt === null) : []));
  protected readonly form = new FormGroup({
    verdict: new FormControl<Verdict | null>(null, { validators: [Validators.required] }),
    enteredFor: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.name), ...(this.own.thing().entersForOthers ? [Validators.required] : [])] }),
    heldOn: new FormControl<string | null>(todayIn(inject(Session).organisation()?.timeZone), { validators: [Validators.required] }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
    evidenceId: new FormControl<string | null>(null),
  });
  protected readonly draft = keepDraft(this.form, `follow-up.${this.own.thing().id}`);

  constructor() {
    this.draft.take();
  }

  protected record(): Promise<void> {
    const request = () => {
      const { verdict, enteredFor, heldOn, note, evidenceId } = this.form.getRawValue();
      return { verdict: verdict ?? 'not-implemented', heldOn: heldOn ?? '', note: note.trim(), evidenceId, ...(this.forOthers() ? { enteredFor: enteredFor.trim() } : {}) };
    };
    return this.own.send(this.form, NAMES, request, ({ id, version }, body, context) => this.#client.followUp(id, version, body, context), this.draft);
  }
}

export const askForVerdict = (injector: Injector, recommendation: RecommendationView): Promise<RecommendationView | null> => askAbout(injector, FollowUpDialog, recommendation, 'follow-up');
