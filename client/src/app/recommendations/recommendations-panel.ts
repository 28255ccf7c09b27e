import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { isOutstanding } from '@holdfast/domain';
import { kept } from '../http/kept';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Panel } from '../shared/panel/panel';
import { RecommendationClient } from './recommendation-client';
import { RecommendationList } from './recommendation-list';

/** What auditors recommend about a risk, or what an action answers; nothing is shown where there is none. For readers of the full wording. */
@Component({
  selector: 'hf-recommendations-panel',
  imports: [ErrorNotice, Panel, RecommendationList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows()?.length) {
      <hf-panel heading="Recommendations" [count]="count()" [pad]="false"><hf-recommendation-list [rows]="rows()!" [label]="'Recommendations linked to ' + reference()" [sortable]="false" /></hf-panel>
    } @else if (list.error(); as error) {
      <hf-error-notice what="The recommendations could not be loaded." [error]="error" (again)="list.reload()" />
    }
  `,
  styles: ':host { display: block; } :host:not(:has(*)) { display: none; }',
})
export class RecommendationsPanel {
  readonly type = input.required<'risk' | 'action'>();
  readonly id = input.required<string>();
  readonly reference = input.required<string | null>();
  readonly #of = computed(() => ({ type: this.type(), id: this.id() }), { equal: (one, other) => one.id === other.id });
  protected readonly list = inject(RecommendationClient).linkedTo(this.#of);
  protected readonly rows = kept(this.list, () => this.id());
  protected readonly count = computed(() => `${this.rows()?.filter(({ state }) => isOutstanding(state)).length ?? 0} outstanding`);
}
