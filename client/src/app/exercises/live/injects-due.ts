import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { clockInWords, type InjectNow } from '@holdfast/domain';
import { Icon } from '../../shared/icons/icon';

/** For whoever leads: what is to be brought in now, and what comes next. */
@Component({
  selector: 'hf-injects-due',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (one of due(); track one.number) {
      <section class="due" [attr.aria-label]="'Inject ' + one.number + ' is due'">
        <p><b><hf-icon name="notifications" />Inject {{ one.number }} is due</b> <span>after {{ clock(one.minute) }}</span></p>
        <p>{{ one.text }}</p>
        @if (leaving() === one.number) {
          <form (submit)="leave($event, one)"><label>Why it is left out<input #why class="hf-input" type="text" autocomplete="off" maxlength="400" [id]="'leave-' + one.number" /></label><div class="hf-row"><button class="hf-btn primary" type="submit">Leave it out</button><button class="hf-btn quiet" type="button" (click)="leaving.set(null)">Cancel</button></div></form>
        } @else {
          <div class="hf-row"><button class="hf-btn primary" type="button" (click)="delivered.emit(one)">Bring it in</button><button class="hf-btn" type="button" (click)="leaving.set(one.number)">Leave it out</button></div>
        }
      </section>
    }
    @if (next(); as one) { <p class="next">Next inject after {{ clock(one.minute) }}: {{ one.text }}</p> }
  `,
  styles: `
    :host { display: grid; gap: 12px; }
    :host:empty { display: none; }
    .due { display: grid; gap: 8px; padding: 14px 16px; border: 1px solid var(--hf-warn); border-radius: var(--mat-sys-corner-medium); background: var(--mat-sys-surface); --hf-icon: 16px; }
    .due b { color: var(--hf-warn); margin-right: 4px; }
    .due hf-icon { margin-right: 6px; vertical-align: -3px; }
    label { display: grid; gap: 4px; font: var(--mat-sys-label-medium); margin-bottom: 8px; }
    .next, .due span { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
  `,
})
export class InjectsDue {
  readonly injects = input.required<readonly InjectNow[]>();
  readonly delivered = output<InjectNow>();
  readonly leftOut = output<{ inject: InjectNow; why: string }>();
  protected readonly clock = clockInWords;
  protected readonly leaving = signal<number | null>(null);
  protected readonly due = computed(() => this.injects().filter(({ state }) => state === 'due'));
  protected readonly next = computed(() => this.injects().find(({ state }) => state === 'later'));

  protected leave(event: SubmitEvent, inject: InjectNow): void {
    event.preventDefault();
    const why = (event.target as HTMLFormElement).querySelector('input')!.value.trim();
    if (!why) return;
    this.leftOut.emit({ inject, why });
    this.leaving.set(null);
  }
}
