import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SittingItem } from '@holdfast/contracts';
import { MatrixVersions } from '../matrices/matrix-versions';
import { Icon } from '../shared/icons/icon';
import { faceOfCode } from '../shared/level-face';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { outcomeInWords } from './review-words';

/** The risks of a sitting in their order, each with what became of it. */
@Component({
  selector: 'hf-sitting-queue',
  imports: [Icon, LevelBadge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (row of rows(); track row.riskId) {
        <li>
          <a routerLink="." [queryParams]="{ risk: row.riskId }" [replaceUrl]="true" [attr.aria-current]="row.riskId === current() ? 'step' : null">
            <hf-level-badge [level]="row.face" [markOnly]="true" />
            <span class="text">
              <span class="line"><span class="hf-ref">{{ row.reference }}</span><span class="state" [class.done]="row.done">@if (row.done) { <hf-icon name="check" /> }{{ row.said }}</span></span>
              <span class="title">{{ row.title }}</span>
            </span>
          </a>
        </li>
      }
    </ol>
  `,
  styles: `
    :host { display: block; }
    a { display: flex; gap: 10px; align-items: flex-start; padding: 8px; border-radius: 6px; color: inherit; text-decoration: none; }
    a:hover { background: var(--hf-hover); }
    a[aria-current] { background: var(--hf-selected); box-shadow: inset 2px 0 0 var(--mat-sys-primary); }
    .text { flex: 1; min-width: 0; }
    .line { display: flex; justify-content: space-between; gap: 8px; }
    .state { display: inline-flex; align-items: center; gap: 4px; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); --hf-icon: 14px; }
    .state.done { color: var(--hf-good); }
    .title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; font: var(--mat-sys-body-small); }
    @media (forced-colors: active) { a[aria-current] { outline: 2px solid Highlight; } }
  `,
})
export class SittingQueue {
  readonly items = input.required<readonly SittingItem[]>();
  readonly current = input<string | null>(null);
  readonly #matrices = inject(MatrixVersions);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly rows = computed(() => {
    const known = this.#matrices.known();
    return this.items().map(({ riskId, reference, title, residual, state, review }) => {
      const matrix = known.get(residual.matrixVersionId ?? '')?.definition;
      return { riskId, reference, title, face: matrix && residual.level !== null ? faceOfCode(matrix, residual.level) : null, done: state === 'decided', said: this.#said(state, review) };
    });
  });

  constructor() {
    afterRenderEffect(() => {
      this.current();
      this.#host.nativeElement.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    });
  }

  #said(state: SittingItem['state'], review: SittingItem['review']): string {
    switch (state) {
      case 'decided':
        return review ? outcomeInWords(review) : 'Decided';
      case 'elsewhere':
        return 'Elsewhere';
      case 'skipped':
        return 'Skipped';
      case 'open':
        return '';
    }
  }
}
