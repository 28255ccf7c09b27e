import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView } from '@holdfast/contracts';
import { asSentence, dueState } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';

/** Partnerships that this person leads, whose review is late or soon due. */
@Component({
  selector: 'hf-partnerships-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Partnerships">
      @for (item of items(); track item.row.id) {
        <li [class.late]="item.late">
          <hf-icon [name]="item.late ? 'warning-filled' : 'fact-check'" />
          <div class="what"><a class="hf-plain" [routerLink]="['/partnerships', item.row.id]">Review the partnership {{ item.row.name }}</a><p>{{ item.late ? 'Was due' : 'Due' }} {{ item.row.nextReview | day: 'long' }}. {{ item.row.unitName }}.</p></div>
          <span class="when">{{ item.when }}</span>
          <a class="hf-btn" [routerLink]="['/partnerships', item.row.id]">Open<span class="hf-hidden"> {{ item.row.name }}</span></a>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
})
export class PartnershipsToDo {
  readonly home = input.required<HomeView>();
  readonly #session = inject(Session);
  protected readonly items = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.home().partnerships.map((row) => {
      const words = dueInWords(row.nextReview ?? today, today);
      return { row, late: dueState(row.nextReview, today).state === 'overdue', when: asSentence(words) };
    });
  });
}
