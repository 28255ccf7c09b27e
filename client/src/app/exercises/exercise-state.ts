import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ExerciseRow } from '@holdfast/contracts';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { OUTCOME_WORDS, STATE_WORDS } from './exercise-words';

/** Where a rehearsal stands and what came of it, as mark and words; a planned one whose day has passed is late. */
@Component({
  selector: 'hf-exercise-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.bad]': 'bad()', '[class.good]': "of().outcome === 'passed'" },
  template: `@if (bad()) {<hf-icon name="warning-filled" />} @else if (of().outcome === 'passed') {<hf-icon name="check" />}{{ words() }}`,
  styles: `
    :host { --hf-icon: 14px; }
    :host(.bad) { color: var(--mat-sys-error); font-weight: 500; }
    hf-icon { margin-right: 4px; vertical-align: -2px; }
  `,
})
export class ExerciseStateMark {
  readonly of = input.required<Pick<ExerciseRow, 'state' | 'outcome' | 'plannedFor'>>();
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #late = computed(() => this.of().state === 'planned' && this.of().plannedFor < this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly bad = computed(() => this.#late() || this.of().outcome === 'failed');
  protected readonly words = computed(() => {
    const { state, outcome } = this.of();
    if (this.#late()) return 'Planned, its day has passed';
    if (outcome === null) return STATE_WORDS[state];
    return state === 'held' ? `${OUTCOME_WORDS[outcome]}, waits for sign-off` : OUTCOME_WORDS[outcome];
  });
}
