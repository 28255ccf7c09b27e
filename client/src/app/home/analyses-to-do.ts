import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView, ImpactAnalysisRow } from '@holdfast/contracts';
import { dueState } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';

/** Impact analyses that wait for this person: to approve, to change, or to look at again. */
@Component({
  selector: 'hf-analyses-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Impact analyses">
      @for (item of items(); track item.row.id) {
        <li [class.late]="item.late">
          <hf-icon [name]="item.late ? 'warning-filled' : 'fact-check'" />
          <div class="what"><a class="hf-plain" [routerLink]="['/activities', item.row.activityId, 'impact-analysis']" [queryParams]="item.version">{{ item.act }} the impact of losing {{ item.row.reference }} {{ item.row.name }}</a><p>@if (item.row.nextReview; as due) { {{ item.late ? 'Was due' : 'Due' }} {{ due | day: 'long' }}. } @else { Version {{ item.row.number }}. } {{ item.row.unitName }}.</p></div>
          @if (item.when) { <span class="when">{{ item.when }}</span> }
          <a class="hf-btn" [routerLink]="['/activities', item.row.activityId, 'impact-analysis']" [queryParams]="item.version">Open<span class="hf-hidden"> {{ item.row.reference }}</span></a>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
})
export class AnalysesToDo {
  readonly home = input.required<HomeView>();
  readonly #session = inject(Session);
  protected readonly items = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.home().impactAnalyses.map((row) => {
      const words = row.nextReview === null ? '' : dueInWords(row.nextReview, today);
      return { row, act: actOn(row), version: row.state === 'approved' ? {} : { version: row.id }, late: dueState(row.nextReview, today).state === 'overdue', when: words.charAt(0).toUpperCase() + words.slice(1) };
    });
  });
}

function actOn({ state }: ImpactAnalysisRow): string {
  if (state === 'submitted') return 'Approve or return';
  return state === 'returned' ? 'Change' : 'Review';
}
