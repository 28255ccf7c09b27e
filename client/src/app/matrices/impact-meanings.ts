import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { IMPACT_CATEGORIES, LIMITS, type ImpactCategory } from '@holdfast/domain';
import { Segmented } from '../shared/segmented/segmented';
import { CATEGORY_WORDS } from './matrix-words';
import { MatrixDraft } from './matrix-draft';
import { describeImpact } from './matrix-edits';
import { fieldId } from './matrix-faults';

/** What each impact means for finance, service and so on, one category at a time. */
@Component({
  selector: 'hf-impact-meanings',
  imports: [Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-segmented label="Category" [segments]="segments()" [(value)]="category" />
    <ol>
      @for (row of rows(); track row.rank) {
        <li>
          <label [attr.for]="id(row.rank)"><b class="hf-code">{{ row.step.code }}</b> {{ row.step.label }}</label>
          <textarea #box class="hf-input" rows="2" [id]="id(row.rank)" [value]="row.step.categories?.[category()] ?? ''" [maxLength]="limits.reason" (input)="edit(row.rank, box.value)"></textarea>
        </li>
      }
    </ol>
  `,
  styles: `
    :host { display: block; }
    ol { display: grid; gap: 12px; margin-top: 16px; }
    li { display: grid; grid-template-columns: 128px minmax(0, 1fr); gap: 4px 12px; align-items: start; }
    label { font: var(--mat-sys-body-small); padding-top: 9px; overflow-wrap: anywhere; }
    textarea { min-height: 56px; }
    hf-segmented { flex-wrap: wrap; }
    @media (max-width: 700px) { li { grid-template-columns: minmax(0, 1fr); } label { padding: 0; } }
  `,
})
export class ImpactMeanings {
  readonly worstFirst = input.required<boolean>();
  readonly category = model<ImpactCategory>('finance');
  readonly #draft = inject(MatrixDraft);
  protected readonly limits = LIMITS;

  /** With how many steps are described already. */
  protected readonly segments = computed(() =>
    IMPACT_CATEGORIES.map((value) => {
      const written = this.#draft.definition()!.impact.filter((step) => step.categories?.[value]).length;
      return { value, label: written ? `${CATEGORY_WORDS[value]} ${written}` : CATEGORY_WORDS[value] };
    }),
  );
  protected readonly rows = computed(() => {
    const rows = this.#draft.definition()!.impact.map((step, rank) => ({ step, rank }));
    return this.worstFirst() ? rows.reverse() : rows;
  });

  protected id(rank: number): string {
    return fieldId('impact', rank, 'categories', this.category());
  }

  protected edit(rank: number, text: string): void {
    const category = this.category();
    this.#draft.change((matrix) => describeImpact(matrix, rank, category, text), `impact.${rank}.categories.${category}`);
  }
}
