import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ActionEntryView } from '@holdfast/contracts';
import { DayPipe, MomentPipe } from '../../shared/words/dates';
import { ENTRY_WORDS } from '../action-words';

/** What was done about an action, newest first: who, when, how far it was then, and what they noted. */
@Component({
  selector: 'hf-action-journal',
  imports: [DayPipe, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (entry of entries(); track entry.id) {
        <li>
          <span class="far">@if (entry.progress !== null) { {{ entry.progress }}% }</span>
          <div>
            <p class="who">The {{ entry.author.jobTitle }} {{ words[entry.kind] }}@if (entry.dueDate) {: due {{ entry.dueDate | day }}}, <time [attr.datetime]="entry.recordedAt">{{ entry.recordedAt | moment }}</time></p>
            @if (entry.note) { <p class="note">{{ entry.note }}</p> }
          </div>
        </li>
      }
    </ol>
  `,
  styles: `
    li { display: grid; grid-template-columns: 48px minmax(0, 1fr); gap: 12px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border-bottom: 0; }
    .far { text-align: right; font-weight: 500; font-variant-numeric: tabular-nums; }
    .who { color: var(--mat-sys-on-surface-variant); }
    .note { margin-top: 2px; font: var(--mat-sys-body-medium); white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
    time { white-space: nowrap; }
  `,
})
export class ActionJournal {
  readonly entries = input.required<readonly ActionEntryView[]>();
  protected readonly words = ENTRY_WORDS;
}
