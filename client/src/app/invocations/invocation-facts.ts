import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvocationView } from '@holdfast/contracts';
import { clockInWords } from '@holdfast/domain';
import { Notice } from '../shared/notice/notice';
import { DayPipe, MomentPipe } from '../shared/words/dates';

/** What is said above an invocation, live and in its report: why, that it is over, what was left open, and its review. */
@Component({
  selector: 'hf-invocation-facts',
  imports: [DayPipe, MomentPipe, Notice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (of().standDown; as over) {
      <hf-notice icon="lock"><b>Stood down on {{ over.at | day: 'long' }} by the {{ over.by.jobTitle }}, after {{ lasted() }}.</b> {{ over.reason }}@if (over.openSteps.length) {&ngsp;<span>Left open: {{ over.openSteps.join(', ') }}.</span>}</hf-notice>
      @if (of().review; as review) {
        <hf-notice icon="history"><b>{{ review.state === 'signed-off' ? 'It was looked back at.' : 'It is being looked back at.' }}</b>&ngsp;<a [routerLink]="['/failure-reviews', review.id]">{{ review.reference }}</a></hf-notice>
      }
    }
    <dl>
      <div><dt>Outage</dt><dd>{{ of().outageAt | moment }}</dd></div>
      <div><dt>Declared</dt><dd>{{ of().declaredAt | moment }} by the {{ of().declaredBy.jobTitle }}</dd></div>
      @if (of().reason) { <div><dt>Reason</dt><dd>{{ of().reason }}</dd></div> }
    </dl>
  `,
  styles: `
    :host { display: grid; gap: 8px; max-width: 980px; margin-bottom: 16px; }
    dl { display: grid; gap: 4px; }
    dl div { display: grid; grid-template-columns: 88px minmax(0, 1fr); gap: 12px; font: var(--mat-sys-body-medium); }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
  `,
})
export class InvocationFacts {
  readonly of = input.required<InvocationView>();
  protected readonly lasted = computed(() => {
    const { outageAt, standDown } = this.of();
    return standDown ? clockInWords(Math.max(0, Math.floor((Date.parse(standDown.at) - Date.parse(outageAt)) / 60_000))) : '';
  });
}
