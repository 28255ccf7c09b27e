import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, Injectable, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { MatrixView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { MatrixClient } from './matrix-client';

const NAMES = { name: { label: 'Name', target: 'matrix-name' }, description: { label: 'Description', target: 'matrix-description' } };

/** The name and description of a matrix, which belong to all its versions. */
@Component({
  selector: 'hf-matrix-naming-dialog',
  imports: [ErrorSummary, Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="hf-matrix-naming">Rename {{ before.name }}</h2>
    <p class="hf-soft">For all its versions: their steps and levels stay as they were published.</p>
    <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
      <hf-error-summary [lines]="lines()" />
      <hf-field label="Name" [limit]="limits.name"><input hfInput id="matrix-name" formControlName="name" /></hf-field>
      <hf-field label="Description" hint="Where it comes from, and what it is for." [optional]="true" [limit]="limits.reason"><textarea hfInput id="matrix-description" formControlName="description"></textarea></hf-field>
      <div class="hf-row">
        <button class="hf-btn primary" type="submit">Save</button>
        <button class="hf-btn quiet" type="button" (click)="dialog.close(false)">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    :host { display: grid; gap: 8px; width: min(520px, 92vw); max-height: 90vh; overflow: auto; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    form { margin-top: 8px; }
  `,
})
export class MatrixNamingDialog {
  protected readonly before = inject<MatrixView>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly #client = inject(MatrixClient);
  #version = this.before.version;
  protected readonly limits = LIMITS;
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly form = new FormGroup({
    name: new FormControl(this.before.name, { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    description: new FormControl(this.before.description, { nonNullable: true, validators: Validators.maxLength(LIMITS.reason) }),
  });

  protected async save(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length) return;
    try {
      await this.#client.edit(this.before.id, this.#version, this.form.getRawValue());
      this.dialog.close(true);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        const theirs = problem.current as MatrixView;
        this.#version = theirs.version;
        this.lines.set([{ label: '', message: `Somebody else renamed it to ${theirs.name} meanwhile. Save again to keep your wording.`, target: null }]);
      } else this.lines.set(hangProblem(this.form, problem, NAMES));
    }
  }
}

@Injectable({ providedIn: 'root' })
export class MatrixNaming {
  readonly #dialog = inject(Dialog);

  /** True when it was saved. */
  async ask(matrix: MatrixView): Promise<boolean> {
    const dialog = this.#dialog.open<boolean, MatrixView, MatrixNamingDialog>(MatrixNamingDialog, { data: matrix, ariaLabelledBy: 'hf-matrix-naming', ariaModal: true });
    return (await firstValueFrom(dialog.closed)) ?? false;
  }
}
