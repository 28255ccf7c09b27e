import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { AcceptancesView } from '@holdfast/contracts';
import { Session } from '../session/session';
import { Notice } from '../shared/notice/notice';
import { day } from '../shared/words/dates';
import { isMissing, latestOf, whyOver } from './acceptance-words';

/** Over the page of a risk that is tolerated above appetite while nobody bears it. */
@Component({
  selector: 'hf-unaccepted-strip',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.none]': '!missing()' },
  template: `
    @if (missing()) {
      <hf-notice kind="warn">
        <b>Tolerated above appetite, and nobody has accepted it as it stands.</b>&ngsp;{{ why() }}
        @if (view().whyNot; as whyNot) { {{ whyNot }} } @else if (view().mayAccept) { <button class="hf-btn hf-no-print" type="button" (click)="accept.emit()">Accept it</button> }
      </hf-notice>
    }
  `,
  styles: `
    :host(.none) { display: none; }
    .hf-btn { margin-left: 8px; }
    @media (max-width: 700px) { .hf-btn { display: flex; margin: 8px 0 0; } }
  `,
})
export class UnacceptedStrip {
  readonly view = input.required<AcceptancesView>();
  readonly accept = output<void>();
  readonly #session = inject(Session);
  protected readonly missing = computed(() => isMissing(this.view()));
  protected readonly why = computed(() => whyOver(latestOf(this.view()), (value) => day(value, { zone: this.#session.organisation()?.timeZone })));
}
