import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { FormArray, FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { OneTimeLinkView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, type Role } from '@holdfast/domain';
import { Session } from '../session/session';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import type { FormNames } from '../shared/forms/problem-errors';
import { sending } from '../shared/forms/sending';
import { Icon } from '../shared/icons/icon';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Shortcuts } from '../shell/shortcuts';
import { UnitTree } from '../units/unit-tree';
import { LinkShown } from './link-shown';
import { PersonClient } from './person-client';
import { RoleFields, roleForm } from './role-fields';

const MOST_ROLES = 20;

/** Invites somebody by a one-time link, which is shown once and mailed where a mail server is set up. */
@Component({
  selector: 'hf-invite-page',
  imports: [DraftNote, ErrorSummary, Field, Icon, InputDirective, LinkShown, Notice, PageHead, Panel, ReactiveFormsModule, RoleFields, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Invite somebody"><span facts>They choose their own password by a link that works once</span></hf-page-head>
    @if (!may()) {
      <hf-notice kind="warn"><b>You cannot invite people.</b> {{ refusal }}</hf-notice>
    } @else {
      @if (shown(); as link) {
        <hf-link-shown class="shown" [link]="link" />
        <p class="next hf-small"><a [routerLink]="['/people', link.person.id]">Open {{ link.person.name }}</a></p>
      }
      <form [formGroup]="form" (ngSubmit)="invite()" class="hf-stack">
        <hf-error-summary [lines]="lines()" />
        <hf-draft-note [draft]="draft" />
        <hf-panel [heading]="shown() ? 'Somebody else' : 'Who'">
          <div class="who">
            <hf-field label="Name" [limit]="limits.name"><input hfInput id="invite-name" formControlName="name" autocomplete="off" /></hf-field>
            <hf-field label="Job title" hint="How screens and papers name them." [limit]="limits.name"><input hfInput id="invite-job" formControlName="jobTitle" autocomplete="off" /></hf-field>
            <hf-field label="E-mail" hint="They sign in with it." [messages]="{ required: 'Write an e-mail address.' }"><input hfInput id="invite-email" type="email" formControlName="email" autocomplete="off" /></hf-field>
          </div>
        </hf-panel>
        <hf-panel heading="What they may do" formArrayName="roles">
          <div class="hf-stack">
            @for (role of roles.controls; track role; let index = $index) {
              <div class="role">
                <hf-role-fields [form]="role" [prefix]="'invite-' + index" />
                <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take away role ' + (index + 1)" (click)="remove(index)"><hf-icon name="delete" /></button>
              </div>
            } @empty {
              <p class="hf-small hf-soft">Without a role they see only the registers and risks that they come to own.</p>
            }
            <div><button class="hf-btn" type="button" (click)="add()"><hf-icon name="add" />{{ roles.length ? 'Add another role' : 'Add a role' }}</button></div>
          </div>
        </hf-panel>
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">Invite</button><a class="hf-btn quiet" routerLink="/people">{{ shown() ? 'Done' : 'Cancel' }}</a></div>
      </form>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    .shown { display: block; }
    .next { margin: 8px 0 16px; }
    .who { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: end; }
    .role { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; align-items: start; }
    .role > button { margin-top: 27px; }
    @media (max-width: 700px) { .who { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class InvitePage {
  readonly #client = inject(PersonClient);
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  readonly #sending = sending();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly limits = LIMITS;
  protected readonly refusal = explainRefusal('person.manage');
  protected readonly may = computed(() => this.#session.canAnywhere('person.manage'));
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  protected readonly shown = signal<OneTimeLinkView | null>(null);
  protected readonly roles = new FormArray([roleForm()]);
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    jobTitle: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    email: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.email, Validators.maxLength(LIMITS.email)] }),
    roles: this.roles,
  });
  protected readonly draft = keepDraft(this.form, 'invite');

  constructor() {
    this.#tree.reload();
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Invite', run: () => void this.invite() }]);
  }

  protected add(): void {
    if (this.roles.length < MOST_ROLES) this.roles.push(roleForm());
    this.#focus(`#invite-${this.roles.length - 1}-role`);
  }

  protected remove(index: number): void {
    this.roles.removeAt(index);
  }

  protected invite(): Promise<void> {
    const { roles, ...who } = this.form.getRawValue();
    return this.#sending.send({
      form: this.form, names: this.#names(), draft: this.draft, run: (submission) => this.#client.invite({ ...who, roles: roles.map(({ role, unitId }) => ({ role: role as Role, unitId })) }, submission),
      then: (link) => {
        this.shown.set(link);
        // The same roles for the next one: teams are invited together.
        this.form.reset({ name: '', jobTitle: '', email: '', roles });
        this.#focus('hf-link-shown button');
      },
    });
  }

  #names(): FormNames {
    const roles = this.roles.controls.map((_, index): FormNames => ({
      [`roles.${index}.role`]: { label: 'Role', target: `invite-${index}-role`, messages: { required: 'Choose a role, or take the line away.' } },
      [`roles.${index}.unitId`]: { label: 'In', target: `invite-${index}-unit`, messages: { required: 'Choose a unit.' } },
    }));
    return Object.assign({
      name: { label: 'Name', target: 'invite-name' },
      jobTitle: { label: 'Job title', target: 'invite-job' },
      email: { label: 'E-mail', target: 'invite-email', messages: { required: 'Write an e-mail address.' } },
    }, ...roles) as FormNames;
  }

  #focus(selector: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }
}
