import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../shared/icons/icon';

export interface PublicView {
  readonly title: string;
  readonly text: string;
}

/** What somebody outside reads of a risk. */
@Component({
  selector: 'hf-public-wording',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="cap"><hf-icon name="visibility" />What the public sees</p>
    @if (view(); as view) {
      <p><b>{{ view.title || 'No title yet' }}</b></p>
      @if (view.text) { <p class="text">{{ view.text }}</p> }
    } @else {
      <p>Nothing of this risk. Their list says how many further risks are exempt.</p>
    }
  `,
  styles: `
    :host { display: block; padding: 12px; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); font: var(--mat-sys-body-small); --hf-icon: 16px; }
    .cap { display: flex; align-items: center; gap: 6px; margin-bottom: 6px; font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    b { font-weight: 600; }
    .text { margin-top: 4px; white-space: pre-line; overflow-wrap: anywhere; }
  `,
})
export class PublicWording {
  /** Null: the risk is absent for them. */
  readonly view = input.required<PublicView | null>();
}
