import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PartMissing } from './shell/part-missing';

@Component({
  selector: 'hf-root',
  imports: [PartMissing, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<router-outlet /><hf-part-missing />`,
})
export class App {}
