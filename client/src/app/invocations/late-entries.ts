import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { InvocationView } from '@holdfast/contracts';
import { liveStepsOf, progressOf, type LogEntryKind } from '@holdfast/domain';
import { LogColumn } from '../incident-log/log-column';
import type { LogFeed } from '../incident-log/log-feed';
import { Outbox } from '../incident-log/outbox';
import { UnsentStrip } from '../incident-log/unsent-strip';
import { logNamesOf } from './log-names';

/** After the stand-down the log still takes what was not told in time, and corrections, until the review is signed off. */
@Component({
  selector: 'hf-late-entries',
  imports: [LogColumn, UnsentStrip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="hf-small hf-soft">Stood down. Add what nobody had time to write, with when it happened: it is told as typed afterwards. The log closes when the review is signed off.</p>
    <hf-unsent-strip [unsent]="feed().unsent()" [state]="feed().state()" />
    <hf-log [from]="feed().from()" [total]="feed().count()" [fetching]="feed().fetching()" (earlierWanted)="feed().earlier()" [keptAs]="of().id" [progress]="progress()" [unsent]="feed().unsent()" [mayWrite]="true" [known]="feed().known()" [names]="names()" [kinds]="kinds" [shownFirst]="3" (added)="feed().add($event)" (discarded)="outbox.discard($event)" (putRight)="outbox.putRight($event.unsent, { text: $event.text })" />
  `,
  host: { class: 'hf-no-print' },
  styles: `
    :host { display: grid; gap: 8px; max-width: 720px; margin-bottom: 16px; padding: 16px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 8px; background: var(--mat-sys-surface); }
  `,
})
export class LateEntries {
  readonly of = input.required<InvocationView>();
  readonly feed = input.required<LogFeed>();

  protected readonly outbox = inject(Outbox);
  protected readonly kinds: readonly LogEntryKind[] = ['note', 'problem', 'decision'];
  protected readonly names = computed(() => logNamesOf(this.of()));
  protected readonly progress = computed(() => progressOf(this.of().invoked.flatMap(({ planId, roles, steps }) => liveStepsOf(planId, { roles, steps })), this.feed().entries(), this.of().outageAt));
}
