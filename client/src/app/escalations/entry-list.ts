import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { EscalationEntryView } from '@holdfast/contracts';
import { MomentPipe } from '../shared/words/dates';
import { entryInWords } from './escalation-words';

/** Who did what about a proposal, when and why, newest first. */
@Component({
  selector: 'hf-entry-list',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (entry of entries(); track entry.id) {
        <li><p><b>{{ words(entry) }}</b></p>@if (entry.note) { <blockquote>{{ entry.note }}</blockquote> }<time>{{ entry.recordedAt | moment }}</time></li>
      }
    </ol>
  `,
  styles: `
    li { padding: 10px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-medium); }
    li:last-child { border-bottom: 0; padding-bottom: 0; }
    li:first-child { padding-top: 0; }
    b { font-weight: 600; }
    blockquote { margin: 4px 0; white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
    time { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class EntryList {
  readonly entries = input.required<readonly EscalationEntryView[]>();
  protected readonly words = entryInWords;
}
