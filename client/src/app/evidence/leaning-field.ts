import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { ControlView } from '@holdfast/contracts';
import { worstEvidence } from '@holdfast/domain';
import { Field } from '../shared/field/field';
import { EvidenceMark } from './evidence-mark';
import { evidenceOfControlInWords } from './evidence-words';

/** On which controls a residual leans, chosen with the score itself; and what their evidence makes of it. */
@Component({
  selector: 'hf-leaning-field',
  imports: [EvidenceMark, Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-field label="It leans on" hint="Controls without which this score would not hold." [group]="true">
      <ul id="leans-on" tabindex="-1">
        @for (control of inPlace(); track control.id) {
          <li><label><input type="checkbox" [checked]="named().includes(control.id)" (change)="turn(control.id)" /><span>{{ control.title }}</span></label><hf-evidence-mark [state]="said(control).state" [words]="said(control).words" /></li>
        }
      </ul>
    </hf-field>
    <p class="hf-small" role="status">{{ so() }}</p>
  `,
  styles: `
    :host { display: block; }
    li { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 16px; }
    li + li { border-top: 1px solid var(--mat-sys-outline-variant); }
    label { display: flex; align-items: baseline; gap: 8px; min-height: 32px; padding: 6px 0; overflow-wrap: anywhere; cursor: pointer; }
    p { margin-top: 8px; color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) { label { min-height: 44px; align-items: center; } li { padding-bottom: 4px; } }
  `,
})
export class LeaningField {
  readonly controls = input.required<readonly ControlView[]>();
  /** Null: as it was so far. */
  readonly chosen = model.required<readonly string[] | null>();

  protected readonly inPlace = computed(() => this.controls().filter(({ withdrawnAt }) => withdrawnAt === null));
  protected readonly named = computed<readonly string[]>(() => this.chosen() ?? this.inPlace().filter(({ leanedOn }) => leanedOn).map(({ id }) => id));
  protected readonly so = computed(() => {
    const named = this.inPlace().filter(({ id }) => this.named().includes(id));
    if (named.length === 0) return 'It names no control: a residual below the inherent is drawn at its inherent, as evidenced.';
    const state = worstEvidence(named.map(({ evidence }) => evidence.state));
    if (state === 'passed') return 'All that it names has passing evidence in date: it is drawn where it is claimed, as evidenced too.';
    const lacking = named.filter(({ evidence }) => evidence.state !== 'passed').map(({ title }) => title);
    return `${lacking.join(', ')}: no passing evidence in date. A residual below the inherent is drawn at its inherent, as evidenced.`;
  });

  protected said(control: ControlView): ReturnType<typeof evidenceOfControlInWords> {
    return evidenceOfControlInWords(control.evidence);
  }

  protected turn(id: string): void {
    const named = this.named();
    this.chosen.set(named.includes(id) ? named.filter((one) => one !== id) : [...named, id]);
  }
}
