import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { MatrixRead, RegisterImportChoicesRequest, RegisterImportDraftView, ScaleRead } from '@holdfast/contracts';
import { evenParts } from '@holdfast/domain';
import { Panel } from '../../shared/panel/panel';
import { reading } from './register-choices';

const SCALES: readonly ScaleRead[] = ['likelihood', 'impact', 'level'];
const CALLED: Readonly<Record<ScaleRead, string>> = { likelihood: 'Likelihood', impact: 'Impact', level: 'Level' };

/** How the values of each scale are read on the matrix, and on which. */
@Component({
  selector: 'hf-register-scales',
  imports: [Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Scales">
      @if (draft().matrix.mayMake && draft().matrix.fromFile) {
        <label class="matrix" for="import-matrix"><span>Read onto</span>
          <select class="hf-input" id="import-matrix" #matrix (change)="readOnto($any(matrix.value))">
            <option value="existing" [selected]="draft().choices.matrix === 'existing'">The register’s matrix</option>
            <option value="from-file" [selected]="draft().choices.matrix === 'from-file'">A new matrix, as the file uses it</option>
          </select>
        </label>
      }
      @if (draft().matrix.why; as why) { <p class="hf-small hf-soft why">{{ why }}</p> }
      @for (scale of scales(); track scale.of) {
        <section [attr.aria-label]="scale.called">
          <h3>{{ scale.called }}</h3>
          <dl>
            @for (value of scale.values; track value.raw) {
              <div [class.unread]="value.code === null">
                <dt>{{ value.raw }} <span>{{ value.count === 1 ? '1 cell' : value.count + ' cells' }}</span></dt>
                <dd>
                  <select class="hf-input" [attr.aria-label]="scale.called + ' ' + value.raw + ' is read as'" #code (change)="say(scale.of, value.raw, code.value)">
                    <option value="" [selected]="value.code === null">Not read</option>
                    @for (step of scale.steps; track step.code) { <option [value]="step.code" [selected]="value.code === step.code">{{ step.label === step.code ? step.code : step.code + ' ' + step.label }}</option> }
                  </select>
                </dd>
              </div>
            }
          </dl>
          @if (scale.even) { <p class="hf-small hf-soft">These are shares of a whole. <button class="hf-btn text" type="button" (click)="readEvenly(scale.of)">Read {{ scale.called.toLowerCase() }} by even parts</button> Up to {{ scale.upTo }}% is {{ scale.least }}, and so on.</p> }
          @if (scale.axis) { <p class="hf-small hf-soft">From the least to the most severe: {{ scale.ends }}. <button class="hf-btn text" type="button" (click)="turn(scale.of)">Turn round<span class="hf-hidden"> {{ scale.called }}</span></button></p> }
        </section>
      } @empty { <p class="hf-soft hf-small">No column holds a likelihood, an impact or a level.</p> }
    </hf-panel>
  `,
  styles: `
    .matrix { display: grid; gap: 4px; margin-bottom: 12px; font: var(--mat-sys-label-medium); }
    .why { margin-bottom: 12px; text-wrap: pretty; }
    section + section { margin-top: 16px; }
    h3 { font: var(--mat-sys-title-small); margin-bottom: 4px; }
    dl > div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 150px); gap: 8px; align-items: center; padding: 4px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    dt { overflow-wrap: anywhere; font-weight: 500; }
    dt span { margin-left: 4px; font-weight: 400; color: var(--mat-sys-on-surface-variant); white-space: nowrap; }
    .unread dt { color: var(--hf-warn); }
    select { width: 100%; }
    section p { margin-top: 6px; }
  `,
})
export class RegisterScales {
  readonly draft = input.required<RegisterImportDraftView>();
  readonly chosen = output<RegisterImportChoicesRequest>();

  protected readonly scales = computed(() => {
    const { matrix: { definition }, scales } = this.draft();
    const steps = { likelihood: definition.likelihood, impact: definition.impact, level: definition.levels };
    return SCALES.flatMap((of) => {
      const values = scales.filter((one) => one.of === of);
      const ends = [steps[of][0], steps[of].at(-1)].map(named).join(' to ');
      return values.length > 0 ? [{ of, called: CALLED[of], values, steps: steps[of], ends, axis: of !== 'level' && values.some(({ code }) => code !== null), even: values.some(({ code }) => code === null) && this.#evenly(of, values) !== null, upTo: Math.round(100 / steps[of].length), least: named(steps[of][0]) }] : [];
    });
  });

  protected readOnto(matrix: MatrixRead): void {
    this.chosen.emit({ ...this.draft().choices, matrix, scales: [] });
  }

  protected say(of: ScaleRead, raw: string, code: string): void {
    this.chosen.emit(reading(this.draft().choices, of, raw, code || null));
  }

  protected readEvenly(of: ScaleRead): void {
    const parts = this.#evenly(of, this.draft().scales.filter((one) => one.of === of));
    if (parts) this.chosen.emit([...parts].reduce((choices, [raw, code]) => reading(choices, of, raw, code), this.draft().choices));
  }

  #evenly(of: ScaleRead, values: RegisterImportDraftView['scales']): ReadonlyMap<string, string> | null {
    return of === 'level' ? null : evenParts(values.map(({ raw }) => raw), this.draft().matrix.definition[of].map(({ code }) => code));
  }

  /** Each value reads as the step at the other end. */
  protected turn(of: ScaleRead): void {
    const scale = this.scales().find((one) => one.of === of);
    if (!scale) return;
    const codes = scale.steps.map(({ code }) => code);
    this.chosen.emit(scale.values.reduce((choices, { raw, code }) => (code === null ? choices : reading(choices, of, raw, codes[codes.length - 1 - codes.indexOf(code)] ?? null)), this.draft().choices));
  }
}

const named = (step: { code: string; label: string } | undefined): string => (step ? (step.label === step.code ? step.code : `${step.code} ${step.label}`) : '');
