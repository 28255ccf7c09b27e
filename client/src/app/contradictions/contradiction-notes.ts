import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskCheckView, RiskView } from '@holdfast/contracts';
import { contradictionInWords, contradictionsOf, type Finding } from '@holdfast/domain';
import { MatrixVersions } from '../matrices/matrix-versions';
import { faceOfStanding } from '../shared/level-face';
import { Notice } from '../shared/notice/notice';
import { declaredIn, factsOf, type Edited } from './facts-of';
import { flagInWords } from './flag-words';
import { mendingOf } from './mending';

/**
 * What does not go together in a risk, and what calls for a look at it. With `edited` it is asked of the risk as it would be,
 * by the same rules as on the server.
 */
@Component({
  selector: 'hf-contradiction-notes',
  imports: [Notice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.role]': 'edited() ? "status" : null' },
  template: `
    @if (lines().length) {
      <hf-notice kind="warn">
        <b>{{ heading() }}</b>
        <ul>
          @for (line of lines(); track line.text) {
            <li>{{ line.text }} @if (!edited() && line.mend; as mend) { <a [routerLink]="mend.link" [queryParams]="mend.query">{{ mend.label }}</a> }</li>
          }
        </ul>
      </hf-notice>
    }
  `,
  styles: `
    :host:empty { display: none; }
    ul { display: grid; gap: 4px; margin-top: 4px; padding-left: 16px; list-style: disc; }
    li:only-child { list-style: none; margin-left: -16px; }
  `,
})
export class ContradictionNotes {
  readonly risk = input.required<RiskView>();
  readonly check = input.required<RiskCheckView>();
  readonly edited = input<Edited | null>(null);
  /** Says nothing twice: of the risk as it would be, only what is not so already. */
  readonly onlyNew = input(false);
  /** Beside a review: that it is late is what one is about to mend. */
  readonly reviewing = input(false);
  readonly #matrices = inject(MatrixVersions);

  readonly #findings = computed<readonly Finding[]>(() => {
    const [risk, check, edited] = [this.risk(), this.check(), this.edited()];
    if (!edited) return check.findings.filter(({ kind }) => !(this.reviewing() && kind === 'review-overdue'));
    const facts = factsOf(risk, check, edited, (id) => this.#matrices.known().get(id)?.definition ?? null);
    const found = facts ? contradictionsOf(facts, check.facts.today, declaredIn(check)) : [];
    return this.onlyNew() ? found.filter(({ kind }) => !check.findings.some((known) => known.kind === kind)) : found;
  });
  readonly #highest = computed(() => {
    const { residual } = this.risk();
    const matrix = this.#matrices.known().get(residual.matrixVersionId ?? '')?.definition;
    return (matrix && faceOfStanding(matrix, residual)?.label) || undefined;
  });
  protected readonly lines = computed(() => [
    ...this.#findings().map((finding) => ({ text: contradictionInWords(finding), mend: mendingOf(finding.kind, this.risk().id) })),
    ...(this.edited() ? [] : this.check().flags.map((flag) => ({ text: flagInWords(flag, this.#highest()), mend: null }))),
  ]);
  protected readonly heading = computed(() => {
    if (this.edited()) return 'As it would be, this would not go together:';
    return this.#findings().length ? 'This does not go together:' : 'This needs a look:';
  });

  constructor() {
    effect(() => {
      const { inherent, residual, target, register } = this.risk();
      this.#matrices.need(register.matrixVersionId, inherent.matrixVersionId, residual.matrixVersionId, target.matrixVersionId);
    });
  }
}
