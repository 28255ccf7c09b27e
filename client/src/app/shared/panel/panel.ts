import { ChangeDetectionStrategy, Component, input } from '@angular/core';

let panels = 0;

/** A titled part of a page. `count` stands small beside the title; buttons go into `[actions]`. */
@Component({
  selector: 'hf-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'region', '[attr.aria-labelledby]': 'heading() ? id : null', '[attr.aria-label]': 'heading() ? null : label()', '[class.runs-on]': '!pad()' },
  template: `
    @if (heading()) {
      <header>
        @if (level() === 3) { <h3 [id]="id">{{ heading() }}</h3> } @else { <h2 [id]="id">{{ heading() }}</h2> }
        @if (count()) { <span class="count">{{ count() }}</span> }
        <div class="actions"><ng-content select="[actions]" /></div>
      </header>
    }
    <div class="body" [class.pad]="pad()"><ng-content /></div>
  `,
  styles: `
    :host { display: block; min-width: 0; background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-medium); }
    header { display: flex; align-items: center; flex-wrap: wrap; gap: 4px 8px; min-height: 44px; padding: 6px 8px 6px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    .count { font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .actions { margin-left: auto; display: flex; align-items: center; gap: 4px; }
    .pad { padding: 16px; }
    @media print {
      :host { break-inside: avoid; border-color: #000; }
      /* A list or table is as long as it is: kept whole, it would leave half a page empty before it. */
      :host(.runs-on) { break-inside: auto; }
      header { break-after: avoid; }
    }
  `,
})
export class Panel {
  readonly heading = input('');
  readonly count = input('');
  /** Names the region where there is no heading. */
  readonly label = input<string | null>(null);
  /** Off for tables and lists, which run to the edge. */
  readonly pad = input(true);
  readonly level = input<2 | 3>(2);
  protected readonly id = `hf-panel-${++panels}`;
}
