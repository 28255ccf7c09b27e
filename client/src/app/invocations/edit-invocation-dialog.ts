import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { InvocationView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { PersonPicker } from '../people/person-picker';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';
import { Notice } from '../shared/notice/notice';
import { InvocationClient } from './invocation-client';

const NAMES: FormNames = {
  title: { label: 'What happened', target: 'edit-invocation-title', messages: { required: 'Say in one line what happened.' } },
  leadId: { label: 'Who leads it', target: 'edit-invocation-lead', messages: { required: 'Choose who leads it.' } },
  reportEveryMinutes: { label: 'Situation reports', target: 'edit-invocation-every' },
};

const EVERY = [[60, 'Every hour'], [120, 'Every 2 hours'], [240, 'Every 4 hours'], [480, 'Every 8 hours'], [1_440, 'Every day'], [10_080, 'Every week']] as const;

@Component({
  selector: 'hf-edit-invocation-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, PersonPicker, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="edit-invocation">Change {{ own.thing().reference }}</h2>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      @if (own.changed()) { <hf-notice kind="warn"><b>Somebody changed it meanwhile.</b> What you typed is still here. Save to put it in place of theirs.</hf-notice> }
      <hf-field label="What happened" [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="edit-invocation-title" type="text" autocomplete="off" formControlName="title" cdkFocusInitial /></hf-field>
      <hf-field label="Who leads it" [messages]="names['leadId']!.messages!"><hf-person-picker controlId="edit-invocation-lead" [known]="own.thing().lead" formControlName="leadId" /></hf-field>
      <hf-field label="Situation reports" hint="Who leads it is told when one is due."><select hfInput id="edit-invocation-every" formControlName="reportEveryMinutes"><option [ngValue]="null">None are asked for</option>@for (one of every; track one[0]) { <option [ngValue]="one[0]">{{ one[1] }}</option> }</select></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">{{ own.busy() ? 'Saving' : 'Save' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class EditInvocationDialog {
  readonly #client = inject(InvocationClient);
  protected readonly own = versionedDialog<InvocationView>();
  protected readonly limits = LIMITS;
  protected readonly names = NAMES;
  protected readonly every: readonly (readonly [number, string])[] = this.#choices();
  protected readonly form = new FormGroup({
    title: new FormControl(this.own.thing().title, { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    leadId: new FormControl<string | null>(this.own.thing().lead.id, { validators: [Validators.required] }),
    reportEveryMinutes: new FormControl<number | null>(this.own.thing().reportEveryMinutes),
  });

  protected send(): Promise<void> {
    return this.own.send(this.form, NAMES, () => {
      const { title, leadId, reportEveryMinutes } = this.form.getRawValue();
      return { title: title.trim(), leadId: leadId!, reportEveryMinutes };
    }, ({ id, version }, body) => this.#client.edit(id, version, body));
  }

  /** With another rhythm that somebody asked for through the API. */
  #choices(): readonly (readonly [number, string])[] {
    const now = this.own.thing().reportEveryMinutes;
    return now === null || EVERY.some(([minutes]) => minutes === now) ? EVERY : [...EVERY, [now, `Every ${now} minutes`] as const];
  }
}

export const askToEdit = (injector: Injector, of: InvocationView): Promise<InvocationView | null> => askAbout(injector, EditInvocationDialog, of, 'edit-invocation');
