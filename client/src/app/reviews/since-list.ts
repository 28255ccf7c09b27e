import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { SittingItem } from '@holdfast/contracts';
import { MatrixVersions } from '../matrices/matrix-versions';
import { todayIn } from '../shared/words/today';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { DayPipe } from '../shared/words/dates';
import { changeInWords, unchangedInWords, type MatrixOf } from './review-words';

/** What happened to a risk since its last review, oldest first, and what did not. */
@Component({
  selector: 'hf-since-list',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (change of said(); track $index) {
        <li [class]="change.tone"><hf-icon [name]="change.icon" /><p><b>{{ change.strong }}</b> {{ change.text }}</p><time>{{ change.at | day }}</time></li>
      }
      @if (unchanged(); as words) { <li class="same"><hf-icon name="remove" /><p>{{ words }}</p></li> }
    </ul>
  `,
  styles: `
    :host { display: block; }
    ul { border: 1px solid var(--mat-sys-outline-variant); border-radius: 8px; }
    li { display: flex; gap: 12px; align-items: flex-start; padding: 8px 12px; border-bottom: 1px solid var(--mat-sys-outline-variant); --hf-icon: 16px; }
    li:last-child { border-bottom: 0; }
    p { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    b { font-weight: 600; }
    hf-icon { margin-top: 3px; color: var(--mat-sys-on-surface-variant); }
    .bad hf-icon { color: var(--mat-sys-error); }
    .good hf-icon { color: var(--hf-good); }
    time { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); white-space: nowrap; }
    .same { color: var(--mat-sys-on-surface-variant); }
  `,
})
export class SinceList {
  readonly item = input.required<Pick<SittingItem, 'changes'>>();
  readonly #matrices = inject(MatrixVersions);
  readonly #session = inject(Session);
  readonly #matrixOf = computed<MatrixOf>(() => {
    const known = this.#matrices.known();
    return (id) => known.get(id ?? '')?.definition ?? null;
  });
  protected readonly said = computed(() => {
    const today = todayIn(this.#session.organisation()?.timeZone);
    return this.item().changes.map((change) => changeInWords(change, today, this.#matrixOf()));
  });
  protected readonly unchanged = computed(() => unchangedInWords(this.item().changes));

  constructor() {
    effect(() => {
      for (const change of this.item().changes) if (change.kind === 'assessed') this.#matrices.need(change.after.matrixVersionId, change.before?.matrixVersionId);
    });
  }
}
