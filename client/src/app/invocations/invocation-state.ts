import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { InvocationRow } from '@holdfast/contracts';
import { dayOfInvocation, INVOCATION_STATE_WORDS } from '@holdfast/domain';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';

/** Where an invocation stands, as mark and words: "Running, day 12". */
@Component({
  selector: 'hf-invocation-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.running]': "of().state === 'running'" },
  template: `<hf-icon [name]="of().state === 'running' ? 'flag' : 'task-alt'" />{{ words() }}`,
  styles: `
    :host { --hf-icon: 14px; }
    :host(.running) { color: var(--mat-sys-error); font-weight: 500; }
    hf-icon { margin-right: 4px; vertical-align: -2px; }
  `,
})
export class InvocationStateMark {
  readonly of = input.required<Pick<InvocationRow, 'state' | 'outageAt' | 'review'>>();
  readonly #session = inject(Session);
  protected readonly words = computed(() => {
    const { state, outageAt, review } = this.of();
    if (state === 'running') return `${INVOCATION_STATE_WORDS.running}, day ${dayOfInvocation(outageAt, new Date().toISOString(), this.#session.organisation()?.timeZone ?? 'UTC')}`;
    if (!review) return `${INVOCATION_STATE_WORDS[state]}, no review yet`;
    return review.state === 'signed-off' ? 'Stood down, review signed off' : 'Stood down, under review';
  });
}
