import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { RiskView } from '@holdfast/contracts';
import { ControlClient } from '../controls/control-client';
import { MatrixVersions } from '../matrices/matrix-versions';
import { RiskClient } from '../risks/risk-client';
import { Session } from '../session/session';
import { EvidenceMark } from './evidence-mark';
import { whyEvidenced } from './why-evidenced';

/** Why a risk is drawn where it is, in two sentences, where it is looked at away from its page. For readers of the full wording. */
@Component({
  selector: 'hf-why-evidenced-note',
  imports: [EvidenceMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (why(); as why) {
      @if (why.state; as state) { <hf-evidence-mark [state]="state" [since]="why.since" /> }
      <p>{{ why.sentences[0] }} {{ why.sentences[1] }}</p>
    }
  `,
  styles: `
    :host { display: block; }
    p { margin-top: 4px; font: var(--mat-sys-body-medium); text-wrap: pretty; }
  `,
})
export class WhyEvidencedNote {
  readonly risk = input.required<RiskView>();

  readonly #zone = inject(Session).organisation;
  readonly #matrices = inject(MatrixVersions);
  readonly #asked = computed(() => (this.risk().wording === 'full' && this.risk().status === 'open' ? this.risk().id : undefined));
  readonly #assessments = inject(RiskClient).assessments(() => this.#asked());
  readonly #controls = inject(ControlClient).ofRisk(() => this.#asked());
  protected readonly why = computed(() => {
    const [assessments, controls] = [this.#assessments, this.#controls];
    if (this.#asked() === undefined || !assessments.hasValue() || !controls.hasValue()) return null;
    return whyEvidenced(this.risk(), this.#matrices.known(), assessments.value(), controls.value(), this.#zone()?.timeZone);
  });

  constructor() {
    effect(() => this.#matrices.need(this.risk().inherent.matrixVersionId, this.risk().residual.matrixVersionId));
  }
}
