import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { AssessmentView } from '@holdfast/contracts';
import { AssessmentMark } from '../../shared/mini-matrix/assessment-mark';
import { DayPipe } from '../../shared/words/dates';
import { Standing } from '../standing';
import { KIND_WORDS } from '../words';

/** Every assessment that was ever made of a risk, the newest first. */
@Component({
  selector: 'hf-assessment-list',
  imports: [AssessmentMark, DayPipe, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (assessment of assessments(); track assessment.id) {
        <li>
          <hf-assessment-mark [kind]="assessment.kind" />
          <div>
            <div class="first"><hf-standing [of]="assessment" /><b>{{ words[assessment.kind] }}</b>@if (assessment.targetDate) { <span>by {{ assessment.targetDate | day }}</span> }</div>
            <p>{{ assessment.recordedAt | day }}@if (assessment.author; as author) {, {{ author.jobTitle }}}@if (assessment.rationale) {: "{{ assessment.rationale }}"}</p>
            @if (assessment.published; as published) { <p>Published as {{ published }}.</p> }
          </div>
        </li>
      }
    </ol>
  `,
  styles: `
    li { display: flex; gap: 12px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; }
    .first { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; font: var(--mat-sys-body-small); }
    b { font-weight: 600; }
    p { margin-top: 3px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); text-wrap: pretty; overflow-wrap: anywhere; }
  `,
})
export class AssessmentList {
  readonly assessments = input.required<readonly AssessmentView[]>();
  protected readonly words = KIND_WORDS;
}
