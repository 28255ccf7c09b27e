import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SortHeader } from '../../shared/sort-header/sort-header';
import { LevelCounts } from '../level-counts';
import type { Branch } from '../register-store';
import { LAYER_WORDS } from '../words';

/** Registers, each under the one it escalates to, with what stands in it. */
@Component({
  selector: 'hf-register-tree',
  imports: [LevelCounts, RouterLink, SortHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-tree.html',
  styleUrl: './register-tree.scss',
})
export class RegisterTreeTable {
  readonly branches = input.required<readonly Branch[]>();
  readonly sortable = input(false);
  /** A column, "-" before it the other way; empty: in their tree. */
  readonly order = input('');
  readonly ordered = output<string>();
  protected readonly layerWords = LAYER_WORDS;
}
