import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GapRow } from '@holdfast/contracts';
import { DueDate } from '../actions/due';

/** What is done about a gap so far: actions with who does them by when, and risks with who answers for them. */
@Component({
  selector: 'hf-gap-answers',
  imports: [DueDate, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (gap().actions.length || gap().risks.length) {
      <ul aria-label="What is done about it">
        @for (action of gap().actions; track action.id) { <li><span>Action <a class="hf-tap" [routerLink]="['/actions', action.id]">{{ action.reference }}</a></span>&ngsp;<span>{{ action.owner.jobTitle }}</span>&ngsp;<hf-due [of]="action" [worded]="true" /></li> }
        @for (risk of gap().risks; track risk.id) {
          <li><span>@if (risk.reference) {Risk <a class="hf-tap" [routerLink]="['/risks', risk.id]">{{ risk.reference }}</a> {{ risk.status === 'closed' ? 'closed' : 'raised' }} } @else { <a class="hf-tap" [routerLink]="['/risks', risk.id]">Risk drafted</a> }</span>@if (risk.owner) {&ngsp;<span>{{ risk.owner.jobTitle }}</span> }</li>
        }
      </ul>
    }
  `,
  styles: `
    :host { display: block; font: var(--mat-sys-body-small); }
    :host:not(:has(*)) { display: none; }
    ul { display: grid; gap: 2px; }
    li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; min-height: 24px; }
    /* Stands in the cell of a title, whose own link is a block. */
    ul li a.hf-tap { display: inline-flex; color: inherit; font-weight: 500; text-decoration: underline; }
  `,
})
export class GapAnswers {
  readonly gap = input.required<Pick<GapRow, 'actions' | 'risks'>>();
}
