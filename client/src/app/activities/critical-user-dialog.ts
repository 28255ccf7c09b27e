import { ChangeDetectionStrategy, Component, inject, signal, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { CriticalUserView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { askIn, smallDialog } from '../shared/forms/small-dialog';
import { Notice } from '../shared/notice/notice';

interface About {
  readonly activityId: string;
  readonly user: CriticalUserView | null;
}

const NAMES: FormNames = {
  name: { label: 'Group or role', target: 'user-name', messages: { required: 'Name the group or role.' } },
  howMany: { label: 'How many', target: 'user-count' },
  needs: { label: 'What they need', target: 'user-needs' },
  solution: { label: 'Workable solution', target: 'user-solution' },
};

@Component({
  selector: 'hf-critical-user-dialog',
  imports: [ErrorSummary, Field, InputDirective, Notice, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="critical-user">{{ own.data.user ? 'Edit ' + own.data.user.name : 'Who must be served first?' }}</h2>
    <form class="hf-stack" [formGroup]="form" (ngSubmit)="save()">
      <hf-error-summary [lines]="own.lines()" />
      @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this entry meanwhile.</b> Save yours on top, or cancel and look first.</hf-notice> }
      <hf-field label="Group or role" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="user-name" type="text" autocomplete="off" formControlName="name" cdkFocusInitial /></hf-field>
      <hf-field label="How many" [optional]="true"><input hfInput id="user-count" type="number" min="0" formControlName="howMany" /></hf-field>
      <hf-field label="What they need" [optional]="true" [limit]="limits.reason"><textarea hfInput id="user-needs" rows="2" formControlName="needs"></textarea></hf-field>
      <hf-field label="Workable solution" [hint]="own.data.user?.verifiedOn ? 'Another solution has to be tried anew.' : 'How they are served until all is back.'" [optional]="true" [limit]="limits.reason"><textarea hfInput id="user-solution" rows="3" formControlName="solution"></textarea></hf-field>
      <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="own.busy()">Save</button><button class="hf-btn quiet" type="button" (click)="own.dialog.close(null)">Cancel</button></div>
    </form>
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class CriticalUserDialog {
  readonly #client = inject(ContinuityClient);
  protected readonly own = smallDialog<About, CriticalUserView>();
  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly changed = signal(false);
  readonly #of = signal(this.own.data.user);
  protected readonly form = new FormGroup({
    name: new FormControl(this.own.data.user?.name ?? '', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    howMany: new FormControl<number | null>(this.own.data.user?.howMany ?? null, { validators: [Validators.min(0)] }),
    needs: new FormControl(this.own.data.user?.needs ?? '', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
    solution: new FormControl(this.own.data.user?.solution ?? '', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
  });

  protected save(): Promise<void> {
    const [user, request] = [this.#of(), this.form.getRawValue()];
    const stale = (current: unknown): void => {
      this.#of.set(current as CriticalUserView);
      this.changed.set(true);
    };
    return this.own.send(this.form, NAMES, request, (context) => (user ? this.#client.editCriticalUser(user, request) : this.#client.addCriticalUser(this.own.data.activityId, request, context)), { stale });
  }
}

export const askForCriticalUser = (injector: Injector, about: About): Promise<CriticalUserView | null> => askIn(injector, CriticalUserDialog, about, 'critical-user');
