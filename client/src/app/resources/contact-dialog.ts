import type { HttpContext } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators, type ValidatorFn } from '@angular/forms';
import type { AddContactRequest, ContactRow, ContactView } from '@holdfast/contracts';
import { CONTINUITY_LIMITS, LIMITS } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { Notice } from '../shared/notice/notice';
import { unitChoices } from '../units/unit-choices';

interface About {
  /** What it is about; null: a contact of a unit. */
  readonly resourceId: string | null;
  readonly contact: ContactView | null;
  readonly begun?: BegunContact;
}

/** What is known of a contact of a unit before it is typed. */
export interface BegunContact {
  readonly name: string;
  /** Whose numbers these are, where it is somebody of the organisation. */
  readonly personId: string | null;
  readonly unitId: string | null;
}

const NAMES: FormNames = {
  name: { label: 'Name', target: 'contact-name', messages: { required: 'Name the person or desk.' } },
  jobTitle: { label: 'Job title', target: 'contact-job' },
  organisationName: { label: 'Organisation', target: 'contact-organisation' },
  telephones: { label: 'Telephone numbers', target: 'contact-telephones' },
  email: { label: 'E-mail', target: 'contact-email', messages: { email: 'Write an e-mail address, like name@supplier.example.' } },
  note: { label: 'Note', target: 'contact-note' },
  unitId: { label: 'Unit', target: 'contact-unit', messages: { required: 'Choose the unit that keeps it.' } },
  personId: { label: 'Name', target: 'contact-name' },
};

const text = (value = '', most: number, ...more: ValidatorFn[]) => new FormControl(value, { nonNullable: true, validators: [Validators.maxLength(most), ...more] });

@Component({
  selector: 'hf-contact-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="contact-heading">{{ own.data.contact ? 'Edit ' + own.data.contact.name : 'Whom to call' }}</h2>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="own.lines()" />
      @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this entry meanwhile.</b> Save yours on top, or cancel and look first.</hf-notice> }
      <hf-field label="Name" hint="A person, or better a desk that is always there." [limit]="limits.name" [messages]="names['name']!.messages!"><input hfInput id="contact-name" type="text" autocomplete="off" formControlName="name" cdkFocusInitial /></hf-field>
      <hf-field label="Job title" [optional]="true" [limit]="limits.name"><input hfInput id="contact-job" type="text" autocomplete="off" formControlName="jobTitle" /></hf-field>
      <hf-field label="Organisation" [optional]="true" [limit]="limits.title"><input hfInput id="contact-organisation" type="text" autocomplete="off" formControlName="organisationName" /></hf-field>
      <hf-field label="Telephone numbers" [hint]="'One on each line, at most ' + most + '.'" [optional]="true"><textarea hfInput id="contact-telephones" rows="2" formControlName="telephones"></textarea></hf-field>
      <hf-field label="E-mail" [optional]="true" [messages]="names['email']!.messages!"><input hfInput id="contact-email" type="email" autocomplete="off" formControlName="email" /></hf-field>
      <hf-field label="Note" hint="When to call, and what to say." [optional]="true" [limit]="limits.reason"><textarea hfInput id="contact-note" rows="2" formControlName="note"></textarea></hf-field>
      @if (ofUnit) { <hf-field label="Unit" hint="Who looks after it." [messages]="names['unitId']!.messages!"><select hfInput id="contact-unit" formControlName="unitId"><option value="">Choose</option>@for (one of units(); track one.id) { <option [value]="one.id">{{ one.name }}</option> }</select></hf-field> }
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">Save</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class ContactDialog {
  readonly #client = inject(ContinuityClient);
  protected readonly own = smallDialog<About, ContactView>();
  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly most = CONTINUITY_LIMITS.telephones;
  protected readonly changed = signal(false);
  readonly #of = signal(this.own.data.contact);
  /** One that is about no resource is of a unit. */
  protected readonly ofUnit = this.own.data.resourceId === null && this.own.data.contact === null;
  protected readonly units = unitChoices('continuity.manage', () => undefined);
  protected readonly form = new FormGroup({
    name: text(this.own.data.contact?.name ?? this.own.data.begun?.name, LIMITS.name, Validators.required),
    jobTitle: text(this.own.data.contact?.jobTitle, LIMITS.name),
    organisationName: text(this.own.data.contact?.organisationName, LIMITS.title),
    telephones: text(this.own.data.contact?.telephones.join('\n'), LIMITS.reason),
    email: text(this.own.data.contact?.email, LIMITS.email, Validators.email),
    note: text(this.own.data.contact?.note, LIMITS.reason),
    unitId: text(this.own.data.begun?.unitId ?? '', LIMITS.name, ...(this.ofUnit ? [Validators.required] : [])),
  });

  protected save(): Promise<void> {
    const [contact, { unitId, ...answers }] = [this.#of(), this.form.getRawValue()];
    const request = { ...answers, telephones: answers.telephones.split('\n').map((line) => line.trim()).filter(Boolean) };
    const stale = (current: unknown): void => {
      this.#of.set(current as ContactView);
      this.changed.set(true);
    };
    return this.own.send(this.form, NAMES, request, (context) => (contact ? this.#client.editContact(contact, request) : this.#add(request, unitId, context)), { stale });
  }

  #add(request: AddContactRequest, unitId: string, context: HttpContext): Promise<ContactView> {
    const { resourceId, begun } = this.own.data;
    return resourceId === null ? this.#client.addContactOfUnit({ ...request, unitId, personId: begun?.personId ?? null }, context) : this.#client.addContact(resourceId, request, context);
  }
}

/** A contact of a unit. */
export const askForNewContact = (injector: Injector, begun: BegunContact): Promise<ContactRow | null> => askIn(injector, ContactDialog, { resourceId: null, contact: null, begun }, 'contact-heading');

export const askForContact = (injector: Injector, about: About): Promise<ContactView | null> => askIn(injector, ContactDialog, about, 'contact-heading');
