import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, inject, Injector, input, linkedSignal, output } from '@angular/core';
import { LIMITS, PLAN_LIMITS, type ClockMark, type PlanRole, type PlanStep } from '@holdfast/domain';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { Icon } from '../shared/icons/icon';
import { newPartId } from './new-part-id';

/** The steps in their order; Alt and an arrow, or the buttons, move the one that is being written. */
@Component({
  selector: 'hf-steps-editor',
  imports: [Field, Icon, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="hf-small hf-soft">Alt and an arrow key move the step in which you are writing.</p>
    <ol>
      @for (step of rows(); track step.id; let at = $index) {
        <li [id]="'step-' + step.id" (keydown.alt.arrowup)="move($event, step.id, -1)" (keydown.alt.arrowdown)="move($event, step.id, 1)">
          <fieldset>
            <legend>Step {{ at + 1 }}@if (step.title) {: {{ step.title }}}</legend>
            <div class="tools">
              <button class="hf-btn quiet icon" type="button" data-up [attr.aria-label]="'Move step ' + (at + 1) + ' up'" [attr.aria-disabled]="at === 0" (click)="move($event, step.id, -1)"><hf-icon name="arrow-upward" /></button>
              <button class="hf-btn quiet icon" type="button" data-down [attr.aria-label]="'Move step ' + (at + 1) + ' down'" [attr.aria-disabled]="at === rows().length - 1" (click)="move($event, step.id, 1)"><hf-icon name="arrow-downward" /></button>
              <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take out step ' + (at + 1)" (click)="takeOut(step.id)"><hf-icon name="delete" /></button>
            </div>
            <div class="fields">
              <hf-field class="wide" label="Title" [error]="fault(at, 'title')"><input hfInput #title type="text" autocomplete="off" [maxLength]="limits.title" [value]="step.title" (input)="set(step.id, { title: title.value })" /></hf-field>
              <hf-field label="Who" [error]="fault(at, 'roleId')"><select hfInput #who (change)="set(step.id, { roleId: who.value || null })"><option value="" [selected]="step.roleId === null">Choose a role</option>@for (role of roles(); track role.id) { <option [value]="role.id" [selected]="role.id === step.roleId">{{ role.title || 'Role without a name' }}</option> }</select></hf-field>
              <hf-field label="Expected minutes" hint="Leave it empty where nobody knows." [optional]="true" [error]="fault(at, 'minutes')"><input hfInput #minutes type="number" min="0" step="1" [max]="most" [value]="step.minutes ?? ''" (input)="set(step.id, { minutes: whole(minutes.value) })" /></hf-field>
              <hf-field class="wide" label="What" [optional]="true" [limit]="limits.narrative"><textarea hfInput #what rows="2" [value]="step.what" (input)="set(step.id, { what: what.value })"></textarea></hf-field>
              <hf-field label="Where" [optional]="true"><input hfInput #where type="text" autocomplete="off" [maxLength]="limits.title" [value]="step.where" (input)="set(step.id, { where: where.value })" /></hf-field>
              <hf-field label="Recovery clock" hint="The RTO is counted from here, or to here."><select hfInput #clock (change)="set(step.id, { clock: mark(clock.value) })"><option value="" [selected]="step.clock === null">No mark</option><option value="starts" [selected]="step.clock === 'starts'">Starts here</option><option value="stops" [selected]="step.clock === 'stops'">Stops here</option></select></hf-field>
              <hf-field class="wide" label="How" [optional]="true" [limit]="limits.narrative"><textarea hfInput #how rows="2" [value]="step.how" (input)="set(step.id, { how: how.value })"></textarea></hf-field>
              @if (rows().length > 1) {
                <hf-field class="wide" label="Waits for" [group]="true" [error]="fault(at, 'after')">
                  <details [open]="step.after.length > 0"><summary>{{ waits(step) }}</summary>
                    <div class="waits">@for (other of rows(); track other.id) { @if (other.id !== step.id) { <label class="hf-check"><input type="checkbox" [checked]="step.after.includes(other.id)" (change)="wait(step.id, other.id)" /><span>{{ $index + 1 }}. {{ other.title || 'Step without a title' }}</span></label> } }</div>
                  </details>
                </hf-field>
              }
            </div>
          </fieldset>
        </li>
      }
    </ol>
    <button class="hf-btn" type="button" id="add-step" (click)="add()"><hf-icon name="add" />Add a step</button>
  `,
  styles: `
    ol { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; margin: 8px 0 12px; }
    fieldset { position: relative; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-medium); padding: 12px; min-width: 0; }
    legend { font: var(--mat-sys-title-small); padding: 0 4px; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .tools { display: flex; justify-content: flex-end; gap: 4px; margin-top: -8px; }
    .fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; align-items: start; }
    .wide { grid-column: 1 / -1; }
    .waits { display: grid; gap: 4px; padding: 8px 0; }
    .waits label { display: flex; gap: 8px; min-height: 24px; align-items: center; font: var(--mat-sys-body-small); }
    summary { min-height: 24px; font: var(--mat-sys-body-small); }
    @media (max-width: 700px) { .fields { grid-template-columns: minmax(0, 1fr); } .wide { grid-column: auto; } }
  `,
})
export class StepsEditor {
  readonly steps = input.required<readonly PlanStep[]>();
  readonly roles = input.required<readonly PlanRole[]>();
  /** By path in the content, such as `steps.2.after`. */
  readonly faults = input<ReadonlyMap<string, string>>(new Map());
  readonly stepsChange = output<readonly PlanStep[]>();

  /** What was typed stands at once: the next key may come before the form has given it back. */
  protected readonly rows = linkedSignal(() => this.steps());
  readonly #announcer = inject(LiveAnnouncer);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly limits = LIMITS;
  protected readonly most = PLAN_LIMITS.minutes;
  protected readonly fault = (at: number, field: string): string => this.faults().get(`steps.${at}.${field}`) ?? '';
  protected readonly whole = (text: string): number | null => (text.trim() === '' || !Number.isFinite(Number(text)) ? null : Math.max(0, Math.round(Number(text))));
  protected readonly mark = (text: string): ClockMark | null => (text === 'starts' || text === 'stops' ? text : null);

  protected waits({ after }: PlanStep): string {
    const places = this.rows().flatMap(({ id }, at) => (after.includes(id) ? [at + 1] : []));
    return places.length === 0 ? 'Nothing: it may begin at once' : `Step ${places.join(', ')}`;
  }

  protected set(id: string, change: Partial<PlanStep>): void {
    this.#change(this.rows().map((step) => (step.id === id ? { ...step, ...change } : step)));
  }

  protected wait(id: string, other: string): void {
    const { after } = this.rows()[this.#placeOf(id)]!;
    this.set(id, { after: after.includes(other) ? after.filter((one) => one !== other) : [...after, other] });
  }

  protected add(): void {
    const step: PlanStep = { id: newPartId(), title: '', roleId: null, what: '', where: '', how: '', minutes: null, after: [], clock: null };
    this.#change([...this.rows(), step]);
    this.#later(() => this.#host.querySelector<HTMLElement>(`#step-${step.id} input`)?.focus());
  }

  protected takeOut(id: string): void {
    const at = this.#placeOf(id);
    this.#change(this.rows().filter((step) => step.id !== id).map((step) => ({ ...step, after: step.after.filter((one) => one !== id) })));
    void this.#announcer.announce(`Step ${at + 1} taken out`);
    this.#later(() => this.#host.querySelector<HTMLElement>('#add-step')?.focus());
  }

  protected move(event: Event, id: string, by: 1 | -1): void {
    event.preventDefault();
    const at = this.#placeOf(id);
    const to = at + by;
    if (to < 0 || to >= this.rows().length) return;
    const steps = [...this.rows()];
    const [step] = steps.splice(at, 1);
    steps.splice(to, 0, step!);
    const held = document.activeElement as HTMLElement | null;
    this.#change(steps);
    void this.#announcer.announce(`${step!.title || 'Step'} is now step ${to + 1} of ${steps.length}`);
    // The element moves with its step, and a moved element loses the focus.
    this.#later(() => held?.focus());
  }

  #placeOf(id: string): number {
    return this.rows().findIndex((step) => step.id === id);
  }

  #change(steps: readonly PlanStep[]): void {
    this.rows.set(steps);
    this.stepsChange.emit(steps);
  }

  #later(work: () => void): void {
    afterNextRender(work, { injector: this.#injector });
  }
}
