import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GapRow } from '@holdfast/contracts';
import { clockInWords } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { betweenInWords } from './recovery-words';

/** From a resource up to the activity whose RTO it has to serve, each with the time that it takes itself. */
@Component({
  selector: 'hf-gap-chain',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chain().length > 1) {
      <details>
      <summary>By way of {{ between() }}</summary>
      <ol aria-label="The chain that asks for it">
        @for (step of chain(); track step.id) {
          <li>@if (!$first) { <hf-icon name="arrow-forward" /> }<a class="hf-plain hf-tap" [routerLink]="[step.kind === null ? '/activities' : '/resources', step.id]">{{ step.name }}</a> <span>{{ step.minutes !== null ? clock(step.minutes) : step.after !== null ? 'more than ' + clock(step.after) : 'not known' }}</span></li>
        }
      </ol>
      </details>
    }
  `,
  styles: `
    details { margin-top: 2px; font: var(--hf-caption); }
    summary { width: fit-content; min-height: 24px; color: var(--mat-sys-on-surface-variant); cursor: pointer; }
    ol { display: flex; flex-wrap: wrap; gap: 2px 6px; margin-top: 4px; font: var(--hf-caption); --hf-icon: 12px; }
    li { display: inline-flex; align-items: center; gap: 6px; }
    li > hf-icon, span { color: var(--mat-sys-on-surface-variant); }
    span { font-variant-numeric: tabular-nums; white-space: nowrap; }
    /* Paper folds nothing away. */
    @media print { details::details-content { display: block; content-visibility: visible; } }
  `,
})
export class GapChain {
  readonly chain = input.required<GapRow['chain']>();
  /** Whatever lies between the resource and the activity. */
  protected readonly between = computed(() => betweenInWords(this.chain()));
  protected readonly clock = clockInWords;
}
