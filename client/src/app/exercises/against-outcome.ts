import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ExerciseOutcome } from '@holdfast/domain';
import { Notice } from '../shared/notice/notice';
import { OUTCOME_WORDS } from './exercise-words';

/** What speaks against the outcome of a rehearsal; nothing where nothing does. */
@Component({
  selector: 'hf-against-outcome',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (told().length && outcome(); as outcome) { <hf-notice kind="warn"><b>“{{ words[outcome] }}” goes against what is on record.</b><ul>@for (one of told(); track $index) { <li>{{ one }}.</li> }</ul></hf-notice> }`,
  styles: `li { overflow-wrap: anywhere; }`,
})
export class AgainstOutcome {
  readonly outcome = input.required<ExerciseOutcome | null>();
  /** Each without its stop. */
  readonly told = input.required<readonly string[]>();
  protected readonly words = OUTCOME_WORDS;
}
