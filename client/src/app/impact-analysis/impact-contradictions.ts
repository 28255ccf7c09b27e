import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { analysisContradictionInWords, analysisContradictions, mayBeLateInWords, unknownsOf, type AxisLevel, type ImpactAnalysis, type WorkingCalendar } from '@holdfast/domain';
import { Notice } from '../shared/notice/notice';

/** What in an analysis cannot all be true, and what nobody has said yet: by the same rules as the server's, also while one types. */
@Component({
  selector: 'hf-impact-contradictions',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (line of lines(); track line) { <hf-notice kind="error" icon="warning-filled"><b>Contradiction.</b> {{ line }}</hf-notice> }
    @if (maybe(); as line) { <hf-notice kind="warn"><b>It may not fit.</b> {{ line }}</hf-notice> }
    @if (unknown()) { <hf-notice icon="info"><b>Not known yet:</b> {{ unknown() }}.</hf-notice> }
  `,
  styles: ':host { display: grid; gap: 8px; } :host:not(:has(*)) { display: none; }',
})
export class ImpactContradictions {
  readonly content = input.required<ImpactAnalysis>();
  readonly scale = input.required<readonly AxisLevel[]>();
  readonly calendars = input.required<readonly WorkingCalendar[]>();

  /** Nothing is reckoned in a calendar that has not come yet. */
  readonly #named = computed(() => [this.content().rto, this.content().mtpdOverride].every((time) => !time?.calendarId || this.calendars().some(({ id }) => id === time.calendarId)));
  protected readonly lines = computed(() =>
    this.#named() ? analysisContradictions(this.content(), this.scale(), this.calendars()).map((one) => analysisContradictionInWords(one, this.content().bands)) : [],
  );
  protected readonly maybe = computed(() => (this.#named() ? mayBeLateInWords(this.content(), this.scale(), this.calendars()) : null));
  protected readonly unknown = computed(() => {
    const { impacts, times } = unknownsOf(this.content(), this.scale());
    return [...times.map((time) => time.toUpperCase()), ...(impacts ? [impacts === 1 ? '1 impact' : `${impacts} impacts`] : [])].join(', ');
  });
}
