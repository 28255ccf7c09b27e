import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView } from '@holdfast/contracts';
import { asSentence, isRecommendationLate } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { SOURCE_WORDS } from '../recommendations/recommendation-words';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';

/** What auditors ask of this person: to respond, and to implement what is late or soon due. */
@Component({
  selector: 'hf-recommendations-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Recommendations">
      @for (item of items(); track item.row.id) {
        <li [class.late]="item.late">
          <hf-icon [name]="item.late ? 'warning-filled' : 'fact-check'" />
          <div class="what"><a class="hf-plain" [routerLink]="['/recommendations', item.row.id]">{{ item.row.dueDate ? 'Implement' : 'Respond to' }} {{ item.row.reference }} {{ item.row.title }}</a><p>@if (item.row.dueDate; as due) { {{ item.late ? 'Was due' : 'Due' }} {{ due | day: 'long' }}. } {{ sourceWords[item.row.source] }}, {{ item.row.reportTitle }}.</p></div>
          @if (item.when) { <span class="when">{{ item.when }}</span> }
          <a class="hf-btn" [routerLink]="['/recommendations', item.row.id]">{{ item.row.dueDate ? 'Open' : 'Respond' }}<span class="hf-hidden"> {{ item.row.reference }}</span></a>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
})
export class RecommendationsToDo {
  readonly home = input.required<HomeView>();
  readonly #session = inject(Session);
  protected readonly sourceWords = SOURCE_WORDS;
  protected readonly items = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.home().recommendations.map((row) => {
      const words = row.dueDate === null ? '' : dueInWords(row.dueDate, today);
      return { row, late: isRecommendationLate(row, today), when: asSentence(words) };
    });
  });
}
