import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { MadeTokenView } from '@holdfast/contracts';
import { Notice } from '../shared/notice/notice';
import { ShownOnce } from '../shared/shown-once/shown-once';
import { DayPipe } from '../shared/words/dates';

/** A token, shown this once, with a way to copy it. */
@Component({
  selector: 'hf-token-shown',
  imports: [DayPipe, Notice, ShownOnce],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-notice kind="good" icon="key">
      <b>"{{ made().name }}" is made.</b> It works until {{ made().expiresOn | day: 'long' }}.
      <hf-shown-once label="API token" thing="token" [value]="made().token" />
      <p>It is shown only here and now: nobody can look it up later. Keep it as you keep a password, in HOLDFAST_TOKEN of the script that needs it.</p>
    </hf-notice>
  `,
})
export class TokenShown {
  readonly made = input.required<MadeTokenView>();
}
