import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { kept } from '../http/kept';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Panel } from '../shared/panel/panel';
import { IndicatorClient } from './indicator-client';
import { IndicatorList } from './indicator-list';

/** The indicators that watch a risk; nothing where none does. For readers of the full wording: nobody else asks for it. */
@Component({
  selector: 'hf-indicators-panel',
  imports: [ErrorNotice, IndicatorList, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.none]': '!error() && !rows().length' },
  template: `
    @if (error(); as error) { <hf-error-notice what="The indicators that watch it could not be loaded." [error]="error" (again)="list.reload()" /> }
    @else if (rows().length) { <hf-panel heading="Indicators that watch it" [count]="rows().length + ''" [pad]="false"><hf-indicator-list [rows]="rows()" [sortable]="false" label="Indicators that watch this risk" /></hf-panel> }
  `,
  styles: `:host { display: block; } :host(.none) { display: none; }`,
})
export class IndicatorsPanel {
  readonly risk = input.required<string>();
  protected readonly list = inject(IndicatorClient).ofRisk(() => this.risk());
  readonly #kept = kept(this.list, () => this.risk());
  protected readonly rows = computed(() => this.#kept() ?? []);
  protected readonly error = this.list.error;
}
