import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { PlanRow } from '@holdfast/contracts';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { STANDING_WORDS } from './plan-words';
import { lastRehearsedInWords } from './rehearsed-words';

/** Where a plan stands, by mark and word, with its version, its next review and what its last rehearsal says of it. */
@Component({
  selector: 'hf-plan-standing',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-standing]': 'of().standing' },
  template: `<span class="word"><hf-icon [name]="icon()" />{{ words[of().standing] }}@if (of().approvedNumber; as number) {&ngsp;<span class="number">version {{ number }}</span>}</span>
    @if (of().openState; as open) { <span class="under">Version {{ of().openNumber }} {{ open === 'draft' ? 'is a draft' : 'waits for approval' }}</span> }
    @if (worded() && of().nextReview) { <span class="under">Review by {{ of().nextReview | day }}</span> }
    @if (worded()) { <span class="under" [class.failed]="of().rehearsed?.outcome === 'failed'">{{ rehearsed() }}</span> }`,
  styles: `
    :host { display: inline-block; --hf-icon: 16px; font: var(--mat-sys-body-small); }
    .word { display: inline-flex; align-items: center; gap: 4px; font-weight: 500; }
    .number { font-weight: 400; color: var(--mat-sys-on-surface-variant); }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    .under.failed { color: var(--mat-sys-error); font-weight: 500; }
    :host([data-standing='overdue']) .word { color: var(--mat-sys-error); }
    :host([data-standing='current']) hf-icon { color: var(--hf-good); }
    :host([data-standing='none']) .word { font-style: italic; color: var(--mat-sys-on-surface-variant); }
  `,
})
export class PlanStandingMark {
  readonly of = input.required<Pick<PlanRow, 'standing' | 'approvedNumber' | 'openNumber' | 'openState' | 'nextReview' | 'rehearsed'>>();
  readonly worded = input(false);
  protected readonly words = STANDING_WORDS;
  protected readonly rehearsed = computed(() => lastRehearsedInWords(this.of().rehearsed));
  protected readonly icon = computed(() => ({ current: 'check', overdue: 'warning-filled', none: 'edit', retired: 'lock' } as const)[this.of().standing]);
}
