import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LastKnown } from '../http/last-known';
import { Notice } from '../shared/notice/notice';
import { MomentPipe } from '../shared/words/dates';

/** One plain line while a page shows what this device last read of it. */
@Component({
  selector: 'hf-last-known',
  imports: [MomentPipe, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (known.at(); as at) { <hf-notice kind="warn" icon="cloud-off">The server cannot be reached. This page is as this device last read it, at {{ at | moment }}; what you type here is kept and sent later.</hf-notice> }`,
})
export class LastKnownLine {
  protected readonly known = inject(LastKnown);
}
