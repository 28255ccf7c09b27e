import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { LOG_LIMITS, type StepProgress } from '@holdfast/domain';
import type { LogDraft } from '../../incident-log/log-draft';
import { Icon } from '../../shared/icons/icon';

/** A step that the plan does not have: it is done all the same, and noted as a deviation. */
@Component({
  selector: 'hf-step-adder',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (open()) {
      <form (submit)="add($event)">
        <label for="added-step">What is done{{ after() ? ', after step ' + after()!.label : '' }}</label>
        <input class="hf-input" id="added-step" type="text" autocomplete="off" [maxLength]="most" (keydown.escape)="open.set(false)" />
        <div class="hf-row"><button class="hf-btn primary" type="submit">Add the step</button><button class="hf-btn quiet" type="button" (click)="open.set(false)">Cancel</button></div>
      </form>
    } @else { <button class="hf-btn text" type="button" (click)="open.set(true)"><hf-icon name="add" />Add a step</button> }
  `,
  styles: `:host { display: block; padding: 4px 12px; } form { display: grid; gap: 6px; } label { font: var(--mat-sys-label-medium); }`,
})
export class StepAdder {
  /** It comes after this one in the list. */
  readonly after = input<StepProgress | null>(null);
  readonly added = output<LogDraft>();
  protected readonly open = signal(false);
  protected readonly most = Math.min(200, LOG_LIMITS.text);

  protected add(event: SubmitEvent): void {
    event.preventDefault();
    const text = (event.target as HTMLFormElement).querySelector('input')!.value.trim();
    if (!text) return;
    this.added.emit({ kind: 'step-added', text, planId: this.after()?.step.planId ?? null, stepId: this.after()?.step.id ?? null });
    this.open.set(false);
  }
}
