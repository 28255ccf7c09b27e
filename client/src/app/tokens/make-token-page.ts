import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { MadeTokenView } from '@holdfast/contracts';
import { LIMITS, type Role } from '@holdfast/domain';
import { ROLE_WORDS } from '../people/role-words';
import { Session } from '../session/session';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { DateField } from '../shared/date-field/date-field';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { sending } from '../shared/forms/sending';
import { Kbd } from '../shared/kbd/kbd';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { UnitTree } from '../units/unit-tree';
import { TokenClient } from './token-client';
import { TokenShown } from './token-shown';

const NAMES: FormNames = {
  name: { label: 'Name', target: 'token-name', messages: { required: 'Say what it is for.' } },
  held: { label: 'Role', target: 'token-role', messages: { required: 'Choose one of your roles.' } },
  readOnly: { label: 'It may', target: 'token-reads' },
  expiresOn: { label: 'Last day', target: 'token-day', messages: { required: 'Choose its last day.' } },
};

/** A token for oneself: for what, with which of one's roles, and until when. It is shown once. */
@Component({
  selector: 'hf-make-token-page',
  imports: [DateField, EmptyState, ErrorSummary, Field, InputDirective, Kbd, PageHead, Panel, ReactiveFormsModule, RouterLink, TokenShown],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Make an API token"><span facts>For a script of yours, with one of your roles</span></hf-page-head>
    @if (!held().length) {
      <hf-panel label="Make an API token"><hf-empty-state icon="lock" heading="You hold no role" why="A token stands for one of your roles. An administrator of your unit gives you one." /></hf-panel>
    } @else {
      @if (made(); as made) {
        <hf-token-shown class="shown" [made]="made" />
        <p class="hf-row"><a class="hf-btn primary" routerLink="/settings/tokens">Done</a></p>
      } @else {
        <form [formGroup]="form" (ngSubmit)="make()">
          <hf-error-summary [lines]="lines()" />
          <hf-panel>
            <div class="hf-stack">
              <hf-field label="Name" hint="What it is for, such as “Quarterly freeze”. The audit trail says it." [limit]="limits.name" [messages]="names['name']!.messages!"><input hfInput id="token-name" formControlName="name" autocomplete="off" /></hf-field>
              <hf-field label="Role" hint="It may do what this role may, and what comes with owning registers and risks. It ends with the role." [messages]="names['held']!.messages!">
                <select hfInput id="token-role" formControlName="held">
                  @if (held().length > 1) { <option value="">Choose</option> }
                  @for (one of held(); track one.key) { <option [value]="one.key">{{ one.label }}</option> }
                </select>
              </hf-field>
              <hf-field label="It may" [group]="true">
                <div role="radiogroup" aria-label="It may" class="ways" id="token-reads" tabindex="-1">
                  <label><input type="radio" formControlName="readOnly" [value]="true" /><span><b>Read only</b><span class="hint">Enough for figures and reports.</span></span></label>
                  <label><input type="radio" formControlName="readOnly" [value]="false" /><span><b>Read and change</b><span class="hint">To freeze a register, or to enter readings. Never passwords, tokens, people and their roles.</span></span></label>
                </div>
              </hf-field>
              <div id="token-day" tabindex="-1"><hf-field label="Last day" hint="At most a year from today. You are told 14 days before." [group]="true" [messages]="names['expiresOn']!.messages!"><hf-date-field formControlName="expiresOn" /></hf-field></div>
            </div>
          </hf-panel>
          <div class="acts"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Making the token' : 'Make the token' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" routerLink="/settings/tokens">Cancel</a></div>
        </form>
      }
    }
  `,
  styleUrl: '../shared/page-layout/form-page.scss',
  styles: `
    :host { display: block; max-width: 620px; }
    .shown { display: block; margin-bottom: 16px; }
    .ways { display: grid; gap: 4px; }
    .ways label { display: flex; align-items: flex-start; gap: 10px; min-height: 32px; padding: 4px 0; cursor: pointer; }
    .ways input { flex: none; margin: 2px 0 0; }
    .ways b { font-weight: 500; }
    .hint { display: block; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) { .ways label { min-height: 44px; } }
  `,
})
export class MakeTokenPage {
  readonly #session = inject(Session);
  readonly #client = inject(TokenClient);
  readonly #tree = inject(UnitTree);
  readonly #sending = sending();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly names = NAMES;
  protected readonly limits = LIMITS;
  protected readonly held = computed(() =>
    (this.#session.view()?.roles ?? []).map(({ role, unitId }) => ({ key: `${role} ${unitId}`, label: `${ROLE_WORDS[role].name} in ${this.#tree.all().find(({ id }) => id === unitId)?.name ?? 'a unit'}` })),
  );
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    held: new FormControl(this.held().length === 1 ? this.held()[0]!.key : '', { nonNullable: true, validators: [Validators.required] }),
    readOnly: new FormControl(true, { nonNullable: true }),
    expiresOn: new FormControl<string | null>(null, { validators: [Validators.required] }),
  });
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  protected readonly made = signal<MadeTokenView | null>(null);

  constructor() {
    inject(PageTitles).show('Make an API token', [{ label: 'Your settings', link: ['/settings'] }, { label: 'API tokens', link: ['/settings/tokens'] }, { label: 'Make a token' }]);
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Make the token', run: () => void this.make() }]);
  }

  protected async make(): Promise<void> {
    if (this.made()) return;
    const { name, held, readOnly, expiresOn } = this.form.getRawValue();
    const [role, unitId] = held.split(' ') as [Role, string];
    await this.#sending.send({
      form: this.form, names: NAMES, run: (submission) => this.#client.make({ name: name.trim(), role, unitId, readOnly, expiresOn: expiresOn ?? '' }, submission),
      then: (made) => {
        this.made.set(made);
        setTimeout(() => this.#host.querySelector<HTMLElement>('hf-token-shown button')?.focus());
      },
    });
  }
}
