import { ChangeDetectionStrategy, Component, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { LOG_LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { OF_A_LOG, resumeDraft } from '../shared/forms/device-draft';
import { KeptNote } from '../shared/forms/kept-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';

interface Asked {
  /** Of the invocation. */
  readonly id: string;
  readonly composed: string;
}

const NAMES: FormNames = { text: { label: 'Report', target: 'situation-text', messages: { required: 'Say how things stand.' } } };

/** A situation report, composed from the log and edited before it is filed there. */
@Component({
  selector: 'hf-situation-report-dialog',
  imports: [ErrorSummary, Field, InputDirective, KeptNote, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="situation-report">Situation report</h2>
    <p class="hf-small hf-soft">Composed from how things stand now. Change what you like before it is filed; then it stays in the log as it is.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="Report" [limit]="most" [messages]="names['text']!.messages!"><textarea hfInput id="situation-text" rows="10" formControlName="text" cdkFocusInitial></textarea></hf-field>
      <hf-kept-note [from]="draft.from()" again="Compose it anew" (startAgain)="draft.startAgain()" />
      <div class="hf-row"><button class="hf-btn primary" type="submit">File the report</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class SituationReportDialog {
  protected readonly own = smallDialog<Asked, string>();
  protected readonly most = LOG_LIMITS.text;
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({ text: new FormControl(this.own.data.composed, { nonNullable: true, validators: [Validators.required, Validators.maxLength(LOG_LIMITS.text)] }) });
  protected readonly draft = resumeDraft(this.form, `${OF_A_LOG}situation-report.${this.own.data.id}`);

  protected send(): Promise<void> {
    const text = this.form.getRawValue().text.trim();
    return this.own.send(this.form, NAMES, { text }, () => Promise.resolve(text), { draft: this.draft });
  }
}

export const askForReport = (injector: Injector, id: string, composed: string): Promise<string | null> => askIn<Asked, string>(injector, SituationReportDialog, { id, composed }, 'situation-report');
