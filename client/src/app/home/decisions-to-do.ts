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
  styleUrl: './to-do.scss',
})
export class DecisionsToDo {
  readonly home = input.required<HomeView>();
  protected readonly states = STATE_WORDS;
  protected readonly toDo = toDoInWords;
  protected readonly way = wayInWords;
}
