import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { PersonRef } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { LAYER_WORDS } from '../registers/words';
import { Choices } from '../risks/choices';
import { OwnerField } from '../risks/risk-form/owner-field';
import { RiskStoryFields } from '../risks/risk-form/risk-story-fields';
import { Session } from '../session/session';
import type { SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { begin } from './begin';
import type { GapInHand } from './gap-in-hand';
import { proposedCategory, proposedOwner, proposedRegister, type RegisterToRaiseIn } from './gap-proposals';
import { gapRiskNames, type GapRiskForm } from './gap-risk-form';
import { riskFromGap } from './recovery-words';

/** A risk about a gap, with everything proposed that can be: one may save it as it stands. */
@Component({
  selector: 'hf-gap-risk-fields',
  imports: [Field, InputDirective, OwnerField, ReactiveFormsModule, RiskStoryFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container [formGroup]="form()">
      <hf-field label="Register" hint="The nearest to the unit of the resource is proposed." [messages]="names['registerId']!.messages!"><select hfInput id="register" formControlName="registerId">@for (register of registers(); track register.id) { <option [ngValue]="register.id">{{ register.name }} ({{ layers[register.layer].toLowerCase() }})</option> }</select></hf-field>
      <hf-field label="Title" [limit]="limits.title" [messages]="names['title']!.messages!"><input hfInput id="title" type="text" autocomplete="off" formControlName="title" /></hf-field>
      <div class="hf-beside">
        @if (register()?.names) {
          <hf-owner-field label="Owner of the risk" controlId="risk-owner" [control]="form().controls.ownerId" [known]="known()" [error]="ownerFault()" />
        } @else if (register(); as register) {
          <div><p class="label">Owner of the risk</p><p>{{ register.owner.jobTitle }}</p><p class="hf-caption hf-soft">Owns the register, and scores the risk or hands it on.</p></div>
        }
        <hf-field label="Category" [optional]="true"><select hfInput id="category" formControlName="categoryId"><option [ngValue]="null">None</option>@for (choice of choices.categories(); track choice.id) { <option [ngValue]="choice.id">{{ choice.label }}</option> }</select></hf-field>
      </div>
      <details [open]="opened()" (toggle)="opened.set(box.open)" #box>
        <summary>Cause, event and consequence <span class="hf-soft">from the gap</span></summary>
        <hf-risk-story-fields [controls]="form().controls" />
      </details>
    </ng-container>
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .label { font: var(--mat-sys-title-small); }
    details { min-width: 0; }
    summary { min-height: 32px; padding: 4px 0; font: var(--mat-sys-label-large); cursor: pointer; }
    summary .hf-soft { font: var(--mat-sys-body-small); }
    hf-risk-story-fields { margin-top: 8px; }
  `,
})
export class GapRiskFields {
  readonly form = input.required<GapRiskForm>();
  readonly of = input.required<GapInHand>();
  /** An action is planned on it in the same step: registers in which that goes too. */
  readonly toPlan = input(false);
  /** What was refused of its owner. */
  readonly ownerFault = input('');
  /** Its longer words are on show: beside an action they are more than most look at. */
  readonly opened = linkedSignal(() => !this.toPlan());

  #proposed: string | null = null;
  readonly #me = inject(Session).person;
  protected readonly choices = inject(Choices);
  protected readonly names = gapRiskNames();
  protected readonly layers = LAYER_WORDS;
  protected readonly limits = LIMITS;
  readonly #registerId = signal<string | null>(null);
  protected readonly registers = computed(() => registersFor(this.of(), this.toPlan()));
  protected readonly register = computed(() => this.registers().find(({ id }) => id === this.#registerId()) ?? null);
  protected readonly known = computed<PersonRef | null>(() => this.#ownerOf(this.register()));

  constructor() {
    this.choices.want();
    effect((cleanUp) => {
      const { registerId } = this.form().controls;
      const { gap, calendars, late, unitPath } = this.of();
      begin(this.form(), { ...riskFromGap(gap, calendars, late), registerId: proposedRegister(unitPath, this.registers())?.id ?? null });
      this.#registerId.set(registerId.value);
      const subscription = registerId.valueChanges.subscribe((id) => this.#registerId.set(id));
      cleanUp(() => subscription.unsubscribe());
    });
    effect(() => {
      begin(this.form(), { categoryId: proposedCategory(this.choices.categories()) });
    });
    effect(() => {
      const { ownerId } = this.form().controls;
      const register = this.register();
      const owner = this.#ownerOf(register)?.id ?? null;
      // Another register proposes another owner, unless one was chosen.
      if (register && (!register.names || ownerId.value === null || ownerId.value === this.#proposed)) ownerId.setValue(owner);
      this.#proposed = owner;
    });
  }

  /** What is refused in the closed part has to be seen. */
  reveal(faults: readonly SummaryLine[]): void {
    if (faults.some(({ target }) => target !== null && ['cause', 'event', 'consequence'].includes(target))) this.opened.set(true);
  }

  #ownerOf(register: RegisterToRaiseIn | null): PersonRef | null {
    return register && proposedOwner(register, this.of().gap.owner, this.#me(), this.toPlan());
  }
}

/** Those in which the risk can be raised, or also acted on by whoever raises it: the planner of the register, or the owner of the risk. */
export const registersFor = ({ registers }: GapInHand, toPlan: boolean): readonly RegisterToRaiseIn[] => registers.filter(({ plans, names }) => !toPlan || plans || names);
