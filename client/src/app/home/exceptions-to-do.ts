import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView } from '@holdfast/contracts';
import { endInWords, STATE_WORDS, toDoInWords } from '../exceptions/exception-words';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';

/** Exceptions that this person decides, answers for or has to renew, and what was decided on theirs since they were last here. */
@Component({
  selector: 'hf-exceptions-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Exceptions to policy">
      @for (row of home().exceptions.waiting; track row.id) {
        <li>
          <hf-icon name="description" />
          <div class="what"><a class="hf-plain" [routerLink]="['/exceptions', row.id]">{{ toDo(row) }}</a><p>{{ row.title }}. Asked by the {{ row.requester.jobTitle }}.</p></div>
          <span class="when">Since {{ row.changedAt | day }}</span>
          <a class="hf-btn" [routerLink]="['/exceptions', row.id]">{{ row.state === 'returned' ? 'Answer' : 'Decide' }}<span class="hf-hidden"> {{ row.reference }}</span></a>
        </li>
      }
      @for (row of ending(); track row.of.id) {
        <li [class.late]="row.of.state === 'expired'">
          <hf-icon [name]="row.of.state === 'in-force' ? 'schedule' : 'warning-filled'" />
          <div class="what"><a class="hf-plain" [routerLink]="['/exceptions', row.of.id]">{{ row.of.reference }} exception to {{ row.of.policy }}</a><p>{{ row.of.state === 'stale' ? 'Stale: the risk has been scored otherwise since it was approved.' : row.end + ', on ' }}@if (row.of.state !== 'stale') { {{ row.of.expiresOn | day: 'long' }}. }</p></div>
          <span class="when">{{ states[row.of.state] }}</span>
          <a class="hf-btn" [routerLink]="['/risks', row.of.riskId, 'exception']" [queryParams]="{ renews: row.of.id }">Renew<span class="hf-hidden"> {{ row.of.reference }}</span></a>
        </li>
      }
      @for (row of home().exceptions.decided; track row.id) {
        <li>
          <hf-icon name="task-alt" />
          <div class="what"><a class="hf-plain" [routerLink]="['/exceptions', row.id]">{{ row.state === 'declined' ? 'Declined' : 'Approved' }}: {{ row.reference }} exception to {{ row.policy }}</a><p>The {{ row.decidedBy?.jobTitle }} decided on your request{{ row.conditions ? ': ' + row.conditions : '.' }}</p></div>
          <span class="when">{{ row.decidedAt | day }}</span>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
})
export class ExceptionsToDo {
  readonly home = input.required<HomeView>();
  readonly #session = inject(Session);
  protected readonly states = STATE_WORDS;
  protected readonly toDo = toDoInWords;
  protected readonly ending = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.home().exceptions.ending.map((of) => ({ of, end: endInWords(of, today) }));
  });
}
