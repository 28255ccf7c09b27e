import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { RiskView } from '@holdfast/contracts';
import { asProblem, type Problem } from '../../http/problem';
import { Confirm } from '../../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { Panel } from '../../shared/panel/panel';
import { RiskClient } from '../risk-client';

/** What an imported register said of a risk beyond our own fields, under the names of its columns. */
@Component({
  selector: 'hf-imported-fields',
  imports: [ErrorNotice, Icon, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="From the imported register" [count]="risk().extra.length === 1 ? '1 field' : risk().extra.length + ' fields'">
      @if (failure(); as failure) { <hf-error-notice what="The field was not removed." [error]="failure" [retry]="false" /> }
      <dl>
        @for (field of risk().extra; track $index) {
          <div>
            <dt>{{ field.name }}</dt>
            <dd><span>{{ field.value }}</span>
              @if (mayEdit()) { <button class="hf-btn quiet icon hf-no-print" type="button" [attr.aria-label]="'Remove ' + field.name" (click)="remove($index)"><hf-icon name="close" /></button> }</dd>
          </div>
        }
      </dl>
    </hf-panel>
  `,
  styles: `
    dl { display: grid; gap: 2px; }
    div { display: grid; grid-template-columns: minmax(110px, 28%) minmax(0, 1fr); gap: 4px 16px; align-items: baseline; padding: 4px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    div:last-child { border-bottom: 0; }
    dt { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    dd { display: grid; grid-template-columns: minmax(0, 1fr) 32px; gap: 4px 16px; align-items: start; }
    dd span { white-space: pre-line; overflow-wrap: anywhere; }
    @media (max-width: 700px) { div { grid-template-columns: minmax(0, 1fr); } dd { grid-template-columns: minmax(0, 1fr) 44px; } }
    @media print { div { break-inside: avoid; } }
  `,
})
export class ImportedFields {
  readonly risk = input.required<RiskView>();
  readonly mayEdit = input(false);
  readonly changed = output<RiskView>();
  readonly #client = inject(RiskClient);
  readonly #confirm = inject(Confirm);
  protected readonly failure = signal<Problem | null>(null);

  protected async remove(at: number): Promise<void> {
    const { id, version, extra } = this.risk();
    const answer = await this.#confirm.ask({ question: `Remove "${extra[at]?.name}"?`, detail: 'What it says stays in the history of the risk.', act: 'Remove the field' });
    if (answer !== 'act') return;
    this.failure.set(null);
    try {
      this.changed.emit(await this.#client.edit(id, version, { extra: extra.filter((_, place) => place !== at) }));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.changed.emit(problem.current as RiskView);
      this.failure.set(problem);
    }
  }
}
