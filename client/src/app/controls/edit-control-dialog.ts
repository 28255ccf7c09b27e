import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ControlView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { asProblem } from '../http/problem';
import { Choices } from '../risks/choices';
import { OwnerField } from '../risks/risk-form/owner-field';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { ControlClient } from './control-client';

const NAMES: FormNames = {
  title: { label: 'Control', target: 'control-title', messages: { required: 'Say what is in place.' } },
  description: { label: 'Description', target: 'control-description' },
  ownerId: { label: 'Owner', target: 'owner', messages: { required: 'Choose who answers for it.' } },
};

@Component({
  selector: 'hf-edit-control-dialog',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, OwnerField, ReactiveFormsModule, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.wide]': 'stale()' },
  template: `
    <h2 id="edit-control">Change "{{ base().title }}"</h2>
    @if (stale(); as current) {
      <hf-stale-resolver who="Somebody else" what="this control" at="" [fields]="fields()" (resolved)="resolve($event, current)" (left)="leave(current)" />
    } @else {
      <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
        <hf-error-summary [lines]="lines()" />
        <hf-field label="Control" [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="control-title" autocomplete="off" formControlName="title" cdkFocusInitial /></hf-field>
        <hf-field label="Description" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="control-description" rows="3" formControlName="description"></textarea></hf-field>
        <hf-owner-field [control]="form.controls.ownerId" [known]="base().owner" hint="Who answers for it, and may say how effective it is." />
        <hf-draft-note [draft]="draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Save' }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Cancel</button></div>
      </form>
    }
  `,
  styleUrl: './control-dialog.scss',
})
export class EditControlDialog {
  readonly #client = inject(ControlClient);
  readonly #choices = inject(Choices);
  protected readonly dialog = inject<DialogRef<ControlView | null>>(DialogRef);
  /** As it was read. */
  protected readonly base = signal(inject<ControlView>(DIALOG_DATA));
  protected readonly limits = LIMITS;
  protected readonly names = NAMES;
  protected readonly form = new FormGroup({
    title: new FormControl(this.base().title, { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    description: new FormControl(this.base().description, { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    ownerId: new FormControl<string | null>(this.base().owner.id, { validators: [Validators.required] }),
  });
  protected readonly draft = keepDraft(this.form, `edit-control.${this.base().id}`);
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  /** Somebody saved first: the control as it is now. */
  protected readonly stale = signal<ControlView | null>(null);
  protected readonly fields = computed<readonly StaleField[]>(() => {
    const [base, theirs, mine] = [this.base(), this.stale(), this.form.getRawValue()];
    if (!theirs) return [];
    const show = (id: unknown): string => [base.owner, theirs.owner].find((owner) => owner.id === id)?.jobTitle ?? this.#choices.known().get(String(id))?.jobTitle ?? 'Somebody else';
    return [
      { name: 'title', label: 'Control', base: base.title, theirs: theirs.title, mine: mine.title.trim(), text: true },
      { name: 'description', label: 'Description', base: base.description, theirs: theirs.description, mine: mine.description.trim(), text: true },
      { name: 'ownerId', label: 'Owner', base: base.owner.id, theirs: theirs.owner.id, mine: mine.ownerId, text: false, show },
    ];
  });

  constructor() {
    this.draft.take();
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const { title, description, ownerId } = this.form.getRawValue();
    try {
      const saved = await this.#client.edit(this.base().id, this.base().version, { title: title.trim(), description: description.trim(), ownerId: ownerId ?? '' });
      this.draft.saved();
      this.dialog.close(saved);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        const current = problem.current as ControlView;
        await this.#choices.meet(ownerId ? [ownerId] : []);
        this.stale.set(current);
      } else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  /** What was kept of both, on top of what is there now. */
  protected async resolve(values: Readonly<Record<string, unknown>>, current: ControlView): Promise<void> {
    this.base.set(current);
    this.stale.set(null);
    this.form.setValue({ title: String(values['title']), description: String(values['description']), ownerId: values['ownerId'] as string });
    await this.save();
  }

  protected leave(current: ControlView): void {
    this.draft.saved();
    this.dialog.close(current);
  }
}

/** The control as it is now, or null when it was left as it is. */
export async function askToChange(injector: Injector, control: ControlView): Promise<ControlView | null> {
  const dialog = injector.get(Dialog).open<ControlView | null, ControlView, EditControlDialog>(EditControlDialog, { data: control, ariaLabelledBy: 'edit-control', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
