import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { CriticalUserView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { todayIn } from '../shared/words/today';

const NAMES: FormNames = {
  verifiedOn: { label: 'Tried on', target: 'tried-on', messages: { required: 'Give the day of the trial.' } },
  works: { label: 'It works', target: 'trial-works' },
  note: { label: 'What was tried', target: 'trial-note', messages: { required: 'Say what was tried.' } },
};

@Component({
  selector: 'hf-trial-dialog',
  imports: [DateField, ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="record-trial">Does it work for {{ own.thing().name }}?</h2>
    <p class="hf-small hf-soft">{{ own.thing().solution }}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed this entry meanwhile.</b> Record the trial all the same, or cancel and look first.</hf-notice> }
      <div id="tried-on" tabindex="-1"><hf-field label="Tried on" [group]="true" [messages]="names['verifiedOn']!.messages!"><hf-date-field formControlName="verifiedOn" /></hf-field></div>
      <hf-field label="What came of it"><select hfInput id="trial-works" formControlName="works"><option [ngValue]="true">It works</option><option [ngValue]="false">It does not work</option></select></hf-field>
      <hf-field label="What was tried" hint="What is recorded stays as it is." [limit]="most" [messages]="names['note']!.messages!"><textarea hfInput id="trial-note" rows="3" formControlName="note" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">Record the trial</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class TrialDialog {
  readonly #client = inject(ContinuityClient);
  protected readonly own = versionedDialog<CriticalUserView>();
  protected readonly names = NAMES;
  protected readonly most = LIMITS.reason;
  protected readonly form = new FormGroup({
    verifiedOn: new FormControl<string | null>(todayIn(inject(Session).organisation()?.timeZone), { validators: [Validators.required] }),
    works: new FormControl(true, { nonNullable: true }),
    note: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  });

  protected save(): Promise<void> {
    const request = () => {
      const { verifiedOn, works, note } = this.form.getRawValue();
      return { verifiedOn: verifiedOn ?? '', works, note: note.trim() };
    };
    return this.own.send(this.form, NAMES, request, (user, body, context) => this.#client.verifyCriticalUser(user, body, context));
  }
}

export const askForTrial = (injector: Injector, user: CriticalUserView): Promise<CriticalUserView | null> => askAbout(injector, TrialDialog, user, 'record-trial');
