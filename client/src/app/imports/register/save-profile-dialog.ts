import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ImportProfileView } from '@holdfast/contracts';
import { IMPORT_LIMITS } from '@holdfast/domain';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import type { FormNames } from '../../shared/forms/problem-errors';
import { askIn, smallDialog } from '../../shared/forms/small-dialog';
import { RegisterImportClient } from './register-import-client';

interface Asked {
  readonly draftId: string;
  readonly fileName: string;
}

const NAMES: FormNames = { name: { label: 'Name', target: 'profile-name', messages: { required: 'Give it a name.' } } };

@Component({
  selector: 'hf-save-profile-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="save-profile">Save as profile</h2>
    <p class="hf-small hf-soft">Where columns go, how scales and dates are read. Everybody who imports registers can use it; the same name again takes its place.</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="Name" hint="Such as the file that comes every quarter." [limit]="limits.profileName" [messages]="names['name']!.messages!"><input hfInput id="profile-name" type="text" autocomplete="off" formControlName="name" cdkFocusInitial /></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">Save profile</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../../actions/action-dialog.scss',
})
export class SaveProfileDialog {
  readonly #client = inject(RegisterImportClient);
  protected readonly own = smallDialog<Asked, ImportProfileView>();
  protected readonly names = NAMES;
  protected readonly limits = IMPORT_LIMITS;
  protected readonly form = new FormGroup({
    name: new FormControl(this.own.data.fileName.replace(/\.[a-z0-9]+$/i, '').slice(0, IMPORT_LIMITS.profileName), { nonNullable: true, validators: [Validators.required, Validators.maxLength(IMPORT_LIMITS.profileName)] }),
  });

  protected save(): Promise<void> {
    const { name } = this.form.getRawValue();
    return this.own.send(this.form, NAMES, { name }, () => this.#client.saveProfile(this.own.data.draftId, name));
  }
}

export const askForProfileName = (injector: Injector, about: Asked): Promise<ImportProfileView | null> => askIn(injector, SaveProfileDialog, about, 'save-profile');
