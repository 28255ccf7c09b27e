import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { asProblem } from '../../http/problem';
import { Notice } from '../notice/notice';

/** What could not be done, why, a way to try again, and the code to quote. */
@Component({
  selector: 'hf-error-notice',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'alert' },
  template: `
    <hf-notice [kind]="problem().offline ? 'warn' : 'error'" [icon]="problem().offline ? 'cloud-off' : 'error-filled'">
      <b>{{ what() }}</b>&ngsp;{{ why() }}
      @if (retry() && !settled()) { <button type="button" (click)="again.emit()">Try again</button> }
      <ng-content />
      @if (problem().reportCode; as code) { <span class="code">Report code {{ code }}</span> }
    </hf-notice>
  `,
  styles: `
    :host ::ng-deep button { border: 0; background: none; padding: 0 4px; min-height: 24px; color: inherit; font: inherit; font-weight: 500; text-decoration: underline; text-underline-offset: 2px; }
    .code { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  `,
})
export class ErrorNotice {
  /** "The list could not be loaded." */
  readonly what = input.required<string>();
  /** What was thrown: a Problem, or the error of a resource. */
  readonly error = input.required<unknown>();
  /** False where trying again cannot help. */
  readonly retry = input(true);
  readonly again = output<void>();
  protected readonly problem = computed(() => asProblem(this.error()));
  /** What is wrong with what was asked says more than that something is. */
  protected readonly why = computed(() => {
    const { title, detail, errors } = this.problem();
    return errors.length ? errors.map(({ message }) => (/[.!?]$/.test(message) ? message : `${message}.`)).join(' ') : [title, detail].filter(Boolean).join(' ');
  });
  /** Not there, not for this person, or asked wrongly: asking again changes nothing. */
  protected readonly settled = computed(() => [403, 404, 422].includes(this.problem().status));
}
