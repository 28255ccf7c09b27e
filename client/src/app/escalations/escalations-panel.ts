import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EscalationRow } from '@holdfast/contracts';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { KIND_WORDS, STATE_WORDS } from './escalation-words';

/** Where a risk was proposed and what came to it, on its own page: from either end. */
@Component({
  selector: 'hf-escalations-panel',
  imports: [DayPipe, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel label="Between registers">
      <h3>Between registers</h3>
      <ul>
        @for (row of rows(); track row.id) {
          <li [class.waits]="row.waitsForMe">
            <a [routerLink]="['/escalations', row.id]">{{ kindWords[row.kind] }}: {{ stateWords[row.state].toLowerCase() }}</a>
            <p>{{ row.from.registerName }} to {{ row.to.registerName }}, {{ row.changedAt | day }}@if (row.decidedBy; as by) {, by the {{ by.jobTitle }}}.</p>
            @if (row.note) { <blockquote>{{ row.note }}</blockquote> }
          </li>
        }
      </ul>
    </hf-panel>
  `,
  styles: `
    h3 { margin-bottom: 8px; }
    ul { display: grid; gap: 12px; }
    a { font: 600 0.875rem/1.25rem var(--hf-font); }
    p { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    blockquote { margin: 2px 0 0; font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
  `,
})
export class EscalationsPanel {
  readonly rows = input.required<readonly EscalationRow[]>();
  protected readonly kindWords = KIND_WORDS;
  protected readonly stateWords = STATE_WORDS;
}
