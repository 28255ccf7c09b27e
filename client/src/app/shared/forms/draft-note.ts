import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Notice } from '../notice/notice';
import { moment } from '../words/dates';
import type { DeviceDraft } from './device-draft';

/** Offers a draft that was left here, and says when what is typed was last kept. Put it above the form's buttons. */
@Component({
  selector: 'hf-draft-note',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.blank]': '!draft().offered() && !draft().savedAt()' },
  template: `
    @if (draft().offered(); as kept) {
      <hf-notice icon="history">
        <b>You left a draft here, {{ at(kept.savedAt) }}.</b>&ngsp;It is kept on this device.
        <div class="acts"><button class="hf-btn" type="button" (click)="draft().take()">Go on with it</button><button class="hf-btn text" type="button" (click)="draft().drop()">Delete it</button></div>
      </hf-notice>
    }
    <p class="hf-caption hf-soft" role="status">@if (draft().savedAt(); as savedAt) { Draft saved on this device, {{ at(savedAt) }} }</p>
  `,
  styles: `
    :host { display: grid; gap: 8px; }
    :host(.blank) { display: none; }
    .acts { display: flex; gap: 8px; margin-top: 8px; }
    p:empty { display: none; }
  `,
})
export class DraftNote {
  readonly draft = input.required<DeviceDraft>();
  protected readonly at = moment;
}
