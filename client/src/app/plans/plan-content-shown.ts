import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanVersionView } from '@holdfast/contracts';
import { clockInWords, failedTrialInWords, plannedTime, spanInWords } from '@holdfast/domain';
import { Panel } from '../shared/panel/panel';
import { day } from '../shared/words/dates';
import { namesWith, roleTitle } from './content-names';

/** All that a version of a plan says, to read. */
@Component({
  selector: 'hf-plan-content',
  imports: [Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-content-shown.html',
  styleUrl: './plan-content-shown.scss',
})
export class PlanContentShown {
  readonly version = input.required<PlanVersionView>();
  protected readonly content = computed(() => this.version().content);
  protected readonly names = computed(() => namesWith(this.version(), [this.version().names]));
  protected readonly time = computed(() => plannedTime(this.content().steps));
  readonly #critical = computed(() => new Set(this.time()?.critical ?? []));
  protected readonly steps = computed(() => {
    const content = this.content();
    const place = new Map(content.steps.map(({ id }, at) => [id, at + 1]));
    return content.steps.map((step) => ({
      ...step, who: roleTitle(content, step.roleId), takes: step.minutes === null ? 'Time not known' : clockInWords(step.minutes), waits: step.after.flatMap((id) => place.get(id) ?? []).join(', '), critical: this.#critical().has(step.id),
    }));
  });
  protected readonly rtos = computed(() => {
    const now = new Map(this.version().nameChanges.map(({ id, rtoNow }) => [id, rtoNow]));
    return this.version().names.activities.map((one) => ({ ...one, rtoNow: now.get(one.id) ?? null })).filter(({ rtoWords, rtoNow }) => rtoWords || rtoNow);
  });
  readonly #failed = computed(() => new Map(this.version().failedTrials.map((one) => [one.id, failedTrialInWords(one, (on) => day(on, { dated: true }))])));
  protected readonly failed = (id: string): string => this.#failed().get(id) ?? '';
  protected readonly span = spanInWords;
  protected readonly role = (id: string | null): string => roleTitle(this.content(), id);
  protected readonly activators = computed(() => this.content().activatorIds.map((id) => roleTitle(this.content(), id)).join(', '));
}
