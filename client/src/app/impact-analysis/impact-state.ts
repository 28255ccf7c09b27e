import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AnalysisState } from '@holdfast/contracts';
import { dueState, type AnalysisStep } from '@holdfast/domain';
import { dueInWords } from '../actions/action-words';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { STATE_WORDS } from './impact-words';

/** Where an analysis stands, and when what is approved is looked at next; late ones with a mark and in words. */
@Component({
  selector: 'hf-impact-state',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [class.soft]="state() === 'none'">{{ words[state()] }}</span>@if (nextReview(); as day) {<span class="review" [class.late]="late()">@if (late()) {<hf-icon name="warning-filled" />}Review by {{ day | day }}, {{ due() }}</span>}`,
  styles: `
    :host { display: inline-flex; flex-wrap: wrap; gap: 0 8px; }
    .soft { color: var(--mat-sys-on-surface-variant); font-style: italic; }
    .review { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; --hf-icon: 14px; }
    .late { color: var(--mat-sys-error); font-weight: 500; }
    hf-icon { margin-right: 4px; vertical-align: -2px; }
  `,
})
export class ImpactState {
  readonly state = input.required<AnalysisState | AnalysisStep>();
  readonly nextReview = input<string | null>(null);
  protected readonly words = STATE_WORDS;
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #today = computed(() => this.#past.today(this.#session.organisation()?.timeZone));
  protected readonly late = computed(() => dueState(this.nextReview(), this.#today()).state === 'overdue');
  protected readonly due = computed(() => dueInWords(this.nextReview() ?? this.#today(), this.#today()));
}
