import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { SIDE_PANEL_DATA, SidePanelFrame } from '../shared/side-panel/side-panel';

@Component({
  selector: 'hf-parts-peek',
  imports: [SidePanelFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hf-side-panel [heading]="data.reference"><p>Telephony fails for a working day.</p></hf-side-panel>`,
})
export class PartsPeek {
  protected readonly data = inject<{ reference: string }>(SIDE_PANEL_DATA);
}
