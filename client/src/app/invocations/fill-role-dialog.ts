import { ChangeDetectionStrategy, Component, computed, type Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { InvocationView } from '@holdfast/contracts';
import { LIMITS, LOG_LIMITS } from '@holdfast/domain';
import { PersonPicker } from '../people/person-picker';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { OF_A_LOG, resumeDraft } from '../shared/forms/device-draft';
import { KeptNote } from '../shared/forms/kept-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import type { LiveRole } from './live-roles';

/** Who takes a role from now on. Without a person: somebody outside, named by the text. */
export interface FilledRole {
  readonly kind: 'role-filled' | 'handover';
  readonly personId: string | null;
  readonly text: string;
}

interface Asked {
  readonly of: InvocationView;
  readonly role: LiveRole;
}

const NAMES: FormNames = {
  who: { label: 'Who', target: 'role-who' },
  personId: { label: 'Person', target: 'role-person' },
  text: { label: 'Note', target: 'role-text', messages: { required: 'Say who it is.' } },
};

/** Fills a role for the first time, or hands it over: the holder, a deputy, or somebody else. What is said goes into the log, also while the server is away. */
@Component({
  selector: 'hf-fill-role-dialog',
  imports: [ErrorSummary, Field, InputDirective, KeptNote, PersonPicker, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="fill-role">{{ own.data.role.taken ? 'Hand over' : 'Fill' }}: {{ own.data.role.title }}</h2>
    <p class="hf-small hf-soft">{{ own.data.role.taken ? 'Now ' + own.data.role.who + '.' : own.data.role.who ? 'The plan names ' + own.data.role.who + '.' : 'The plan names nobody.' }}</p>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="send()">
      <hf-error-summary [lines]="own.lines()" />
      <hf-field label="Who"><select hfInput id="role-who" formControlName="who" cdkFocusInitial>@for (one of own.data.role.named; track $index) { <option [ngValue]="$index">{{ one.label }}</option> }<option [ngValue]="-1">Somebody else of the organisation</option><option [ngValue]="-2">Somebody outside</option></select></hf-field>
      @if (who() === -1) { <hf-field label="Person"><hf-person-picker controlId="role-person" formControlName="personId" /></hf-field> }
      <hf-field [label]="who() === -2 ? 'Who, and how they are reached' : 'Note'" [hint]="own.data.role.taken ? 'What whoever takes over has to know.' : ''" [optional]="who() !== -2" [limit]="most"><textarea hfInput id="role-text" rows="3" formControlName="text"></textarea></hf-field>
      <hf-kept-note [from]="draft.from()" (startAgain)="draft.startAgain()" />
      <div class="hf-row"><button class="hf-btn primary" type="submit">{{ own.data.role.taken ? 'Hand over' : 'Fill the role' }}</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class FillRoleDialog {
  protected readonly own = smallDialog<Asked, FilledRole>();
  protected readonly most = Math.min(LIMITS.reason, LOG_LIMITS.text);
  protected readonly form = new FormGroup({
    who: new FormControl(this.own.data.role.named.length > 0 ? 0 : -1, { nonNullable: true }),
    personId: new FormControl<string | null>(null),
    text: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
  });
  protected readonly draft = resumeDraft(this.form, `${OF_A_LOG}role.${this.own.data.of.id}.${this.own.data.role.planId}.${this.own.data.role.roleId}`);
  readonly #who = toSignal(this.form.controls.who.valueChanges, { initialValue: this.form.controls.who.value });
  protected readonly who = computed(() => this.#who());

  protected send(): Promise<void> {
    const { who, personId, text } = this.form.getRawValue();
    this.form.controls.personId.setErrors(who === -1 && personId === null ? { server: 'Choose the person from the list' } : null);
    this.form.controls.text.setErrors(who === -2 && text.trim() === '' ? { required: true } : null);
    const chosen = this.own.data.role.named[who];
    const kind = this.own.data.role.taken ? 'handover' : 'role-filled';
    const said = text.trim();
    return this.own.send(this.form, NAMES, { who, personId, said }, () => {
      if (who === -1) return Promise.resolve({ kind, personId, text: said } as const);
      // A handover says in words who it is where no id does.
      return Promise.resolve({ kind, personId: chosen?.personId ?? null, text: [chosen && chosen.personId === null ? chosen.label : '', said].filter(Boolean).join('. ') } as const);
    }, { draft: this.draft });
  }
}

export const askWhoFills = (injector: Injector, of: InvocationView, role: LiveRole): Promise<FilledRole | null> => askIn<Asked, FilledRole>(injector, FillRoleDialog, { of, role }, 'fill-role');
