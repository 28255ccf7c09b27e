import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { RecommendationEntryView } from '@holdfast/contracts';
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { entryInWords, VERDICT_WORDS } from './recommendation-words';

/** Who said what of a recommendation, when and why, newest first. */
@Component({
  selector: 'hf-recommendation-record',
  imports: [DayPipe, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (entry of entries(); track entry.id) {
        <li>
          <p class="who">{{ words(entry) }}@if (entry.verdict) {: {{ verdicts[entry.verdict].toLowerCase() }}}@if (entry.dueDate) {, due {{ entry.dueDate | day }}}, <time [attr.datetime]="entry.recordedAt">{{ entry.recordedAt | moment }}</time></p>
          @if (entry.note) { <p class="note">{{ entry.note }}</p> }
        </li>
      }
    </ol>
  `,
  styles: `
    li { padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border-bottom: 0; }
    .who { color: var(--mat-sys-on-surface-variant); }
    .note { margin-top: 2px; font: var(--mat-sys-body-medium); white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
    time { white-space: nowrap; }
  `,
})
export class RecommendationRecord {
  readonly entries = input.required<readonly RecommendationEntryView[]>();
  protected readonly words = entryInWords;
  protected readonly verdicts = VERDICT_WORDS;
}
