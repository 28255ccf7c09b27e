import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { financialYearLabel, financialYearOf, LIMITS } from '@holdfast/domain';
import { Session } from '../../session/session';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { todayIn } from '../../shared/words/today';
import type { ActionForm } from './action-form';
import { replacementFaults, type ReplacementAnswers } from './replacement-answers';

/** Years offered before this one and after it. */
const BEFORE = 1;
const AFTER = 12;

/** Which system the action replaces and in which years: closed as long as nothing is said of one. */
@Component({
  selector: 'hf-replacement-fields',
  imports: [Field, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details [open]="opened()" (toggle)="toggle($event)">
      <summary>Replacement of a system <span>Optional</span></summary>
      <div class="fields" [formGroup]="group()">
        <hf-field class="system" label="System" hint="The system that is replaced. It then has a row in the roadmap." [limit]="limits.systemName" [error]="faultOf('system')"><input hfInput id="replaced-system" type="text" autocomplete="off" formControlName="system" /></hf-field>
        <hf-field label="First year" hint="The financial year in which it begins." [error]="faultOf('from')"><select hfInput id="replaced-from" formControlName="from"><option [ngValue]="null">None</option>@for (year of years(); track year.year) { <option [ngValue]="year.year">{{ year.label }}</option> }</select></hf-field>
        <hf-field label="Last year" hint="When the old system is gone." [error]="faultOf('to')"><select hfInput id="replaced-to" formControlName="to"><option [ngValue]="null">The same year</option>@for (year of years(); track year.year) { <option [ngValue]="year.year">{{ year.label }}</option> }</select></hf-field>
      </div>
    </details>
  `,
  styles: `
    :host { display: block; background: var(--mat-sys-surface); border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-medium); }
    summary { min-height: 44px; padding: 11px 16px; font: var(--mat-sys-title-small); cursor: pointer; }
    summary span { margin-left: 4px; font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr)); gap: 16px; padding: 16px; border-top: 1px solid var(--mat-sys-outline-variant); }
    .system { grid-column: 1 / -1; }
  `,
})
export class ReplacementFields {
  readonly form = input.required<ActionForm>();
  protected readonly group = computed(() => this.form().controls.replacement);
  readonly #thisYear = financialYearOf(todayIn(inject(Session).organisation()?.timeZone));
  readonly #answers = signal<ReplacementAnswers>({ system: '', from: null, to: null });
  /** What lacks is told once the form was sent, not while it is being typed. */
  readonly #told = signal(false);
  protected readonly opened = signal(false);
  protected readonly limits = LIMITS;
  /** Those that were chosen too, however long ago. */
  protected readonly years = computed(() => {
    const { from, to } = this.#answers();
    const offered = Array.from({ length: BEFORE + AFTER + 1 }, (_, index) => this.#thisYear - BEFORE + index);
    const years = new Set([...offered, ...[from, to].flatMap((year) => (year === null ? [] : [year]))]);
    return [...years].sort((a, b) => a - b).map((year) => ({ year, label: financialYearLabel(year) }));
  });

  constructor() {
    effect((cleanUp) => {
      const group = this.group();
      const read = (): void => {
        this.#answers.set(group.getRawValue());
        if (group.value.system || group.value.from !== null) this.opened.set(true);
      };
      read();
      const subscription = group.valueChanges.subscribe(read);
      cleanUp(() => subscription.unsubscribe());
    });
  }

  /** When the page sends: what is wrong is told at its place, which has to be open for it. */
  tell(): void {
    this.#told.set(true);
    if (this.group().invalid) this.opened.set(true);
  }

  protected faultOf(part: keyof ReplacementAnswers): string {
    return this.#told() ? (replacementFaults(this.#answers()).find((fault) => fault.part === part)?.message ?? '') : '';
  }

  protected toggle(event: Event): void {
    this.opened.set((event.target as HTMLDetailsElement).open);
  }
}
