import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { kept } from '../http/kept';
import { Panel } from '../shared/panel/panel';
import { GapActs } from './gap-acts';
import { GapChain } from './gap-chain';
import { RecoveryClient } from './recovery-client';
import { whyGap } from './recovery-words';

/** The gap of a resource, why it is one, and what is done about it. Nothing is shown where there is none. */
@Component({
  selector: 'hf-gap-of',
  imports: [GapActs, GapChain, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[hidden]': '!gap()' },
  template: `
    @if (gap(); as of) {
      <hf-panel heading="Gap">
        <p>{{ why()[0] }} {{ why()[1] }}</p>
        <hf-gap-chain [chain]="of.chain" />
        <hf-gap-acts [gap]="of" />
      </hf-panel>
    }
  `,
  styles: `
    p { font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
  `,
})
export class GapOf {
  readonly resourceId = input.required<string>();
  readonly #client = inject(RecoveryClient);
  readonly #resource = rxResource({ params: () => this.resourceId(), stream: ({ params }) => this.#client.gapOf(params) });
  readonly #page = kept(this.#resource, () => this.resourceId());
  // It adds to a page that stands without it: where it cannot be loaded, the page is not held up.
  protected readonly gap = computed(() => this.#page()?.items[0] ?? null);
  protected readonly why = computed(() => (this.gap() ? whyGap(this.gap()!, this.#page()!.calendars) : ['', '']));
}
