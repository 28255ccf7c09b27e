import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView } from '@holdfast/contracts';
import { STATE_WORDS, toDoInWords, wayInWords } from '../escalations/escalation-words';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';

/** Proposals between registers: those that this person decides or answers, and what was decided on theirs since they were last here. */
@Component({
  selector: 'hf-decisions-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Decisions">
      @for (row of home().decisions; track row.id) {
        <li>
          <hf-icon name="move-up" />
          <div class="what"><a class="hf-plain" [routerLink]="['/escalations', row.id]">{{ toDo(row) }}</a><p>{{ way(row) }}{{ row.proposer ? ', proposed by the ' + row.proposer.jobTitle : '' }}.</p></div>
          <span class="when">Since {{ row.changedAt | day }}</span>
          <a class="hf-btn" [routerLink]="['/escalations', row.id]">{{ row.state === 'returned' ? 'Answer' : 'Decide' }}<span class="hf-hidden"> {{ row.reference }}</span></a>
        </li>
      }
      @for (row of home().decided; track row.id) {
        <li>
          <hf-icon name="task-alt" />
          <div class="what"><a class="hf-plain" [routerLink]="['/escalations', row.id]">{{ states[row.state] }}: {{ row.reference }} {{ row.title }}</a><p>The {{ row.decidedBy?.jobTitle }} decided on your proposal: {{ row.note }}</p></div>
          <span class="when">{{ row.decidedAt | day }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host { display: block; }
    li { display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); --hf-icon: 17px; }
    li > hf-icon { color: var(--mat-sys-on-surface-variant); }
    .what { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .what > a { font: 600 0.875rem/1.25rem var(--hf-font); }
    p { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .when { font: var(--mat-sys-body-small); white-space: nowrap; }
    @media (max-width: 700px) { .when { display: none; } }
  `,
})
export class DecisionsToDo {
  readonly home = input.required<HomeView>();
  protected readonly states = STATE_WORDS;
  protected readonly toDo = toDoInWords;
  protected readonly way = wayInWords;
}
