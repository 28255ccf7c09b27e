import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView } from '@holdfast/contracts';
import { asSentence, dueState } from '@holdfast/domain';
import { dueInWords, slipInWords } from '../actions/action-words';
import { todayIn } from '../shared/words/today';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';

/** What actions ask of this person: their own that are late or soon due, and risks of theirs to be scored again. */
@Component({
  selector: 'hf-actions-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Actions">
      @for (item of home().scoreAgain; track item.riskId) {
        <li>
          <hf-icon name="trending-up" />
          <div class="what"><a class="hf-plain" [routerLink]="['/risks', item.riskId]">Score {{ item.reference }} {{ item.title }} again</a><p><a class="hf-plain" [routerLink]="['/actions', item.action.id]">{{ item.action.reference }} {{ item.action.title }}</a> was done on {{ item.action.endedAt | day: 'long' }}, and was to bring it to another score.</p></div>
          <a class="hf-btn" [routerLink]="['/risks', item.riskId, 'assess']">Score<span class="hf-hidden"> {{ item.reference }}</span></a>
        </li>
      }
      @for (item of actions(); track item.row.id) {
        <li [class.late]="item.late">
          <hf-icon [name]="item.late ? 'warning-filled' : 'assignment-turned-in'" />
          <div class="what"><a class="hf-plain" [routerLink]="['/actions', item.row.id]">{{ item.row.reference }} {{ item.row.title }}</a><p>{{ item.late ? 'Was due' : 'Due' }} {{ item.row.dueDate | day: 'long' }}, {{ item.row.status === 'open' ? 'not begun' : item.row.progress + ' percent' }}{{ item.slip ? ', ' + item.slip : '' }}. {{ item.row.registerName }}.</p></div>
          <span class="when">{{ item.when }}</span>
          <a class="hf-btn" [routerLink]="['/actions', item.row.id]">Open<span class="hf-hidden"> {{ item.row.reference }}</span></a>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
})
export class ActionsToDo {
  readonly home = input.required<HomeView>();
  readonly #session = inject(Session);
  protected readonly actions = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.home().actions.map((row) => {
      const words = dueInWords(row.dueDate, today);
      return { row, late: dueState(row.dueDate, today).state === 'overdue', when: asSentence(words), slip: slipInWords(row.slipDays) };
    });
  });
}
