import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { analysisContradictionInWords, analysisContradictions, unknownsOf, type AxisLevel, type ImpactAnalysis, type WorkingCalendar } from '@holdfast/domain';
import { Notice } from '../shared/notice/notice';

/** What in an analysis cannot all be true, and what nobody has said yet: by the same rules as the server's, also while one types. */
@Component({
  selector: 'hf-impact-contradictions',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (line of lines(); track line) { <hf-notice kind="error" icon="warning-filled"><b>Contradiction.</b> {{ line }}</hf-notice> }
    @if (unknown()) { <hf-notice icon="info"><b>Not known yet:</b> {{ unknown() }}.</hf-notice> }
  `,
  styles: ':host { display: grid; gap: 8px; } :host:not(:has(*)) { display: none; }',
})
export class ImpactContradictions {
  readonly content = input.required<ImpactAnalysis>();
  readonly scale = input.required<readonly AxisLevel[]>();
  readonly calendars = input.required<readonly WorkingCalendar[]>();

  protected readonly lines = computed(() => {
    const [content, calendars] = [this.content(), this.calendars()];
    const named = [content.rto, content.mtpdOverride].every((time) => !time?.calendarId || calendars.some(({ id }) => id === time.calendarId));
    return named ? analysisContradictions(content, this.scale(), calendars).map((one) => analysisContradictionInWords(one, content.bands)) : [];
  });
  protected readonly unknown = computed(() => {
    const { impacts, times } = unknownsOf(this.content(), this.scale());
    return [...times.map((time) => time.toUpperCase()), ...(impacts ? [impacts === 1 ? '1 impact' : `${impacts} impacts`] : [])].join(', ');
  });
}
