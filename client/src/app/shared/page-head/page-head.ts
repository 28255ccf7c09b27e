import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The title of a page, one line of facts (`[facts]`, spans with the answer in <b>), what stands above (`[above]`) and its acts (`[actions]`). */
@Component({
  selector: 'hf-page-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="words">
      <ng-content select="[above]" />
      <h1 tabindex="-1">{{ heading() }}</h1>
      <div class="facts"><ng-content select="[facts]" /></div>
      <ng-content />
    </div>
    <div class="actions"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host { display: flex; align-items: flex-start; gap: 16px; margin-bottom: 16px; }
    .words { min-width: 0; flex: 1; overflow-wrap: anywhere; }
    .facts { display: flex; flex-wrap: wrap; gap: 2px 16px; margin-top: 4px; color: var(--mat-sys-on-surface-variant); font: var(--mat-sys-body-small); }
    .facts:empty { display: none; }
    :host ::ng-deep .facts b { font-weight: 500; color: var(--mat-sys-on-surface); }
    .actions { display: flex; gap: 8px; flex: none; }
    .actions:empty { display: none; }
    @media (max-width: 700px) {
      :host { flex-direction: column; gap: 12px; }
      .actions { width: 100%; flex-wrap: wrap; }
      :host ::ng-deep .actions > .hf-btn:not(.icon) { flex: 1; }
    }
    @media print { .actions { display: none; } }
  `,
})
export class PageHead {
  readonly heading = input.required<string>();
}
