import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Notice } from '../notice/notice';

/** Amber, for as long as the server cannot be reached. */
@Component({
  selector: 'hf-offline-strip',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status' },
  template: `<hf-notice kind="warn" icon="cloud-off"><b>No connection.</b> {{ kept() }}</hf-notice>`,
})
export class OfflineStrip {
  /** Drafts kept on this device meanwhile. */
  readonly drafts = input(0);
  protected readonly kept = computed(() => {
    const drafts = this.drafts();
    const held = drafts === 0 ? '' : drafts === 1 ? ' 1 draft is kept on this device.' : ` ${drafts} drafts are kept on this device.`;
    return `You can go on typing; saving works again when the connection is back.${held}`;
  });
}
