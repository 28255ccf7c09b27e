import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegisterImportChoicesRequest, RegisterImportDraftView } from '@holdfast/contracts';
import { Panel } from '../../shared/panel/panel';
import { closing } from './register-choices';

const OUTCOMES = { new: 'New', draft: 'Draft', changed: 'Changed' } as const;

/** What would be written, field by field, and what the file no longer says. */
@Component({
  selector: 'hf-register-differences',
  imports: [Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (draft().planned.length) {
      <hf-panel heading="What would be written" [count]="draft().plannedInAll + (draft().plannedInAll > draft().planned.length ? ', the first ' + draft().planned.length + ' are shown, changes first' : '')" [pad]="false">
        <ul>
          @for (row of draft().planned; track row.sheet + row.row) {
            <li>
              <span class="at"><span class="hf-hidden">Row </span>{{ row.row }}</span>
              <span class="what" [class.changed]="row.outcome === 'changed'">{{ words[row.outcome] }}</span>
              <span class="label">{{ row.label }}
                @for (change of row.changes; track $index) { <span class="change">{{ change.called }}: <del>{{ change.before || 'nothing' }}</del> <ins>{{ change.after }}</ins></span> }
                @for (note of row.notes; track $index) { <span class="change note">{{ note }}</span> }
              </span>
            </li>
          }
        </ul>
      </hf-panel>
    }
    @if (draft().missing.length) {
      <hf-panel heading="Not in the file" [count]="draft().missingInAll + ' open here' + (draft().missingInAll > draft().missing.length ? ', the first ' + draft().missing.length + ' are shown' : '')" [pad]="false">
        <button actions class="hf-btn text" type="button" (click)="closeAll(!all())">{{ all() ? 'Leave all of them open' : 'Close all that are shown' }}</button>
        <p class="intro hf-soft">Nothing is removed. They stay as they are unless you close them.</p>
        <ul>
          @for (risk of draft().missing; track risk.id) {
            <li>
              <label><input type="checkbox" [checked]="closes().has(risk.id)" #box (change)="close(risk.id, box.checked)" /><span>Close<span class="hf-hidden"> {{ risk.reference }}</span></span></label>
              <a class="hf-ref" [routerLink]="['/risks', risk.id]">{{ risk.reference }}</a><span class="label">{{ risk.title }}</span>
            </li>
          }
        </ul>
      </hf-panel>
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    li { display: flex; gap: 12px; align-items: baseline; padding: 8px 16px; border-top: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:first-child { border-top: 0; }
    .at { flex: none; min-width: 28px; text-align: right; color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .what { flex: none; width: 60px; color: var(--mat-sys-on-surface-variant); }
    .what.changed { font-weight: 500; color: inherit; }
    .label { min-width: 0; flex: 1; overflow-wrap: anywhere; }
    .change { display: block; color: var(--mat-sys-on-surface-variant); white-space: pre-line; }
    .note { color: var(--hf-warn); }
    ins { text-decoration: none; color: var(--mat-sys-on-surface); font-weight: 500; }
    .intro { padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    label { display: inline-flex; gap: 6px; align-items: center; min-height: 24px; }
    a { white-space: nowrap; }
  `,
})
export class RegisterDifferences {
  readonly draft = input.required<RegisterImportDraftView>();
  readonly chosen = output<RegisterImportChoicesRequest>();
  protected readonly words = OUTCOMES;
  protected readonly closes = computed(() => new Set(this.draft().choices.closeMissing));
  protected readonly all = computed(() => this.draft().missing.every(({ id }) => this.closes().has(id)));

  protected close(id: string, close: boolean): void {
    this.chosen.emit(closing(this.draft().choices, [id], close));
  }

  protected closeAll(close: boolean): void {
    this.chosen.emit(closing(this.draft().choices, this.draft().missing.map(({ id }) => id), close));
  }
}
