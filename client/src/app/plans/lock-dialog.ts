import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { asProblem } from '../http/problem';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Notice } from '../shared/notice/notice';
import { LEAST_PASSPHRASE, lockPack, mayLock, saveText } from './lock-pack';
import { PlanClient } from './plan-client';

interface ToLock {
  readonly address: string;
  readonly name: string;
}

const NAMES: FormNames = { passphrase: { label: 'Passphrase', target: 'pack-passphrase', messages: { required: 'Choose a passphrase.', minlength: `Use at least ${LEAST_PASSPHRASE} characters: a few words are easiest to remember.` } } };

/** Asks for the passphrase under which a pack is locked before it is kept. */
@Component({
  selector: 'hf-lock-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="lock-pack">Take the pack under a passphrase</h2>
    <p>The file opens with the passphrase alone, on any device, with no network. It is kept nowhere: without it the file cannot be opened.</p>
    @if (!possible) { <hf-notice kind="warn">This page was opened over a connection that is not secure, and so the browser cannot lock a file. Open it over https, or take the pack unlocked.</hf-notice> }
    <form [formGroup]="form" (ngSubmit)="take()" class="hf-stack">
      <hf-error-summary [lines]="lines()" />
      <hf-field label="Passphrase" [messages]="names['passphrase']!.messages!"><input hfInput id="pack-passphrase" type="text" autocomplete="off" spellcheck="false" formControlName="passphrase" cdkFocusInitial /></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy() || !possible">{{ busy() ? 'Locking' : 'Lock and take it' }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close(false)">Cancel</button></div>
    </form>
  `,
  styles: `
    :host { display: grid; gap: 8px; width: min(480px, 92vw); max-height: 90vh; overflow: auto; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    form { margin-top: 8px; }
  `,
})
export class LockDialog {
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly #client = inject(PlanClient);
  readonly #of = inject<ToLock>(DIALOG_DATA);
  protected readonly possible = mayLock();
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({ passphrase: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.minLength(LEAST_PASSPHRASE)] }) });
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);

  protected async take(): Promise<void> {
    if (this.busy() || !this.possible) return;
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      saveText(await lockPack(await this.#client.pack(this.#of.address), this.form.getRawValue().passphrase), this.#of.name);
      this.dialog.close(true);
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}

export const askToLock = (injector: Injector, of: ToLock) => injector.get(Dialog).open<boolean, ToLock>(LockDialog, { data: of, ariaLabelledBy: 'lock-pack', ariaModal: true });
