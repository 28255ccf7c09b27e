import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeExercise, HomeView } from '@holdfast/contracts';
import { dueState, EXERCISE_KIND_WORDS } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';

const ACTS: Readonly<Record<HomeExercise['act'], { words: string; says: string; page: readonly string[] }>> = {
  'sign-off': { words: 'Sign off', says: 'Its result waits for you.', page: [] },
  run: { words: 'Follow', says: 'It is running.', page: ['live'] },
  record: { words: 'Record what came of', says: 'It has ended, and has no result yet.', page: ['result'] },
  'follow-up': { words: 'Answer the findings of', says: 'Not every finding has an action yet.', page: [] },
  prepare: { words: 'Prepare', says: 'You lead it.', page: [] },
  'take-part': { words: 'Take part in', says: '', page: [] },
};

/** Rehearsals that this person leads, takes part in or signs off, and whose findings nobody follows yet. */
@Component({
  selector: 'hf-exercises-to-do',
  imports: [DayPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Rehearsals">
      @for (item of items(); track item.row.id) {
        <li [class.late]="item.late">
          <hf-icon [name]="item.late ? 'warning-filled' : 'calendar-month'" />
          <div class="what"><a class="hf-plain" [routerLink]="item.link">{{ item.act.words }} {{ item.row.reference }} {{ item.row.title }}</a><p>@if (item.due; as due) { {{ item.late ? 'Was planned for' : 'Planned for' }} {{ due | day: 'long' }}. } {{ item.act.says }} {{ kinds[item.row.kind] }}, {{ item.row.unitName }}.</p></div>
          @if (item.when) { <span class="when">{{ item.when }}</span> }
          <a class="hf-btn" [routerLink]="item.link">Open<span class="hf-hidden"> {{ item.row.reference }}</span></a>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
})
export class ExercisesToDo {
  readonly home = input.required<HomeView>();
  readonly #session = inject(Session);
  protected readonly kinds = EXERCISE_KIND_WORDS;
  protected readonly items = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.home().exercises.map(({ row, act }) => {
      const due = row.state === 'planned' ? row.plannedFor : null;
      const words = due === null ? '' : dueInWords(due, today);
      return { row, act: ACTS[act], link: ['/rehearsals', row.id, ...ACTS[act].page], due, late: due !== null && dueState(due, today).state === 'overdue', when: words.charAt(0).toUpperCase() + words.slice(1) };
    });
  });
}
