import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView } from '@holdfast/contracts';
import { asSentence, dueState } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';

/** Recovery plans that wait for this person: to approve, to look through again, or to go on writing. */
@Component({
  selector: 'hf-plans-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Recovery plans">
      @for (item of items(); track item.row.id) {
        <li [class.late]="item.late">
          <hf-icon [name]="item.late ? 'warning-filled' : 'description'" />
          <div class="what"><a class="hf-plain" [routerLink]="item.link">{{ item.act }} {{ item.row.reference }} {{ item.row.name }}</a><p>@if (item.due; as due) { {{ item.late ? 'Was due' : 'Due' }} {{ due | day: 'long' }}. } @else if (item.row.openNumber) { Version {{ item.row.openNumber }}. } @else { {{ item.row.contactsChanged === 1 ? '1 contact has' : item.row.contactsChanged + ' contacts have' }} changed since approval. } {{ item.row.unitName }}.</p></div>
          @if (item.when) { <span class="when">{{ item.when }}</span> }
          <a class="hf-btn" [routerLink]="item.link">Open<span class="hf-hidden"> {{ item.row.reference }}</span></a>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
})
export class PlansToDo {
  readonly home = input.required<HomeView>();
  readonly #session = inject(Session);
  protected readonly items = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.home().plans.map(({ row, toApprove }) => {
      const { state } = dueState(row.nextReview, today);
      const due = !toApprove && (state === 'overdue' || state === 'due-soon') ? row.nextReview : null;
      const words = due === null ? '' : dueInWords(due, today);
      const act = toApprove ? 'Approve or return' : due ? 'Review' : row.openNumber !== null ? 'Go on writing' : 'Put the contacts right of';
      const link = toApprove ? ['/plans', row.id, 'versions', String(row.openNumber)] : due || row.openNumber === null ? ['/plans', row.id] : ['/plans', row.id, 'edit'];
      return { row, act, link, due, late: state === 'overdue' && due !== null, when: asSentence(words) };
    });
  });
}
