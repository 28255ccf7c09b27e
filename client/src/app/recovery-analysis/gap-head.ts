import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Notice } from '../shared/notice/notice';
import { GapAnswers } from './gap-answers';
import { GapChain } from './gap-chain';
import type { GapInHand } from './gap-in-hand';
import { whyGap } from './recovery-words';

/** Which gap is answered and why it is one, above the form; and what is done about it already, so that nobody does it again unawares. */
@Component({
  selector: 'hf-gap-head',
  imports: [GapAnswers, GapChain, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>{{ why()[0] }} {{ why()[1] }}</p>
    <hf-gap-chain [chain]="of().gap.chain" />
    @if (of().gap.actions.length || of().gap.risks.length) { <hf-notice kind="warn" icon="warning-filled"><b>Something is done about this gap already.</b> <hf-gap-answers [gap]="of().gap" /></hf-notice> }
  `,
  styles: `
    :host { display: grid; gap: 8px; max-width: 860px; margin-bottom: 16px; }
    p { max-width: 72ch; overflow-wrap: anywhere; }
  `,
})
export class GapHead {
  readonly of = input.required<GapInHand>();
  protected readonly why = computed(() => whyGap(this.of().gap, this.of().calendars));
}
