import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LevelCounts } from '../level-counts';
import type { Branch } from '../register-store';
import { LAYER_WORDS } from '../words';

/** Registers, each under the one it escalates to, with what stands in it. */
@Component({
  selector: 'hf-register-tree',
  imports: [LevelCounts, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-tree.html',
  styleUrl: './register-tree.scss',
})
export class RegisterTreeTable {
  readonly branches = input.required<readonly Branch[]>();
  protected readonly layerWords = LAYER_WORDS;
}
