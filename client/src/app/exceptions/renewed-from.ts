import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ExceptionDraftView, ExceptionRenewed } from '@holdfast/contracts';
import { sameStanding } from '@holdfast/domain';
import { Standing } from '../risks/standing';
import { DayPipe } from '../shared/words/dates';
import { controlChange, hasChanged } from './exception-words';

/** What an exception was approved on, and what has changed since: the score, its controls; with the conditions of then. */
@Component({
  selector: 'hf-renewed-from',
  imports: [DayPipe, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>The {{ earlier().decidedBy.jobTitle }} approved it on {{ earlier().decidedAt | day: 'long' }}, until {{ earlier().expiresOn | day: 'long' }}.</p>
    @if (!changed()) { <p><b>Neither the score nor its controls have changed since.</b></p> }
    <dl>
      @if (moved()) {
        <div><dt>Residual</dt><dd><span class="hf-row">Was <hf-standing [of]="earlier().residual" /></span><span class="hf-row">Is <hf-standing [of]="residual()" /></span></dd></div>
      }
      @for (control of controls(); track control.id) { <div><dt>{{ control.title }}</dt><dd>{{ control.change }}</dd></div> }
      <div><dt>Conditions then</dt><dd class="text">{{ earlier().conditions || 'None' }}</dd></div>
    </dl>
  `,
  styles: `
    :host { display: grid; gap: 8px; font: var(--mat-sys-body-small); }
    b { font-weight: 600; }
    dl { display: grid; gap: 10px; margin: 0; }
    dt { font: var(--mat-sys-title-small); overflow-wrap: anywhere; }
    dd { display: grid; gap: 2px; margin: 0; overflow-wrap: anywhere; }
    .text { white-space: pre-line; }
  `,
})
export class RenewedFrom {
  readonly earlier = input.required<ExceptionRenewed>();
  /** Of the risk, now. */
  readonly residual = input.required<ExceptionDraftView['residual']>();
  protected readonly moved = computed(() => !sameStanding(this.earlier().residual, this.residual()));
  protected readonly changed = computed(() => hasChanged({ residual: this.residual(), renews: this.earlier() }));
  protected readonly controls = computed(() => this.earlier().controls.flatMap((control) => {
    const change = controlChange(control);
    return change === null ? [] : [{ id: control.id, title: control.title, change }];
  }));
}
