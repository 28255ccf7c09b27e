import { ChangeDetectionStrategy, Component, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { LOG_LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';

const NAMES: FormNames = { text: { label: 'Report', target: 'situation-text', messages: { required: 'Say how things stand.' } } };

/** A situation report, composed from the log and edited before it is filed there. */
@Component({
  selector: 'hf-situation-report-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="situation-report">Situation report</h2>
    <p class="hf-small hf-soft">Composed from how things stand now. Change what you like before it is filed; then it stays in the log as it is.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="Report" [limit]="most" [messages]="names['text']!.messages!"><textarea hfInput id="situation-text" rows="10" formControlName="text" cdkFocusInitial></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit">File the report</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class SituationReportDialog {
  protected readonly own = smallDialog<string, string>();
  protected readonly most = LOG_LIMITS.text;
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({ text: new FormControl(this.own.data, { nonNullable: true, validators: [Validators.required, Validators.maxLength(LOG_LIMITS.text)] }) });

  protected send(): Promise<void> {
    const text = this.form.getRawValue().text.trim();
    return this.own.send(this.form, NAMES, { text }, () => Promise.resolve(text));
  }
}

export const askForReport = (injector: Injector, composed: string): Promise<string | null> => askIn<string, string>(injector, SituationReportDialog, composed, 'situation-report');
