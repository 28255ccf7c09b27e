import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeView } from '@holdfast/contracts';
import { EVIDENCE_FAILED_WORDS } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { Standing } from '../risks/standing';
import { DayPipe } from '../shared/words/dates';

/** This person's risks whose evidence failed: where each is drawn now, until something passes. */
@Component({
  selector: 'hf-failed-evidence',
  imports: [DayPipe, Icon, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Evidence that failed">
      @for (risk of home().failedEvidence; track risk.id) {
        <li class="late">
          <hf-icon name="warning-filled" />
          <div class="what">
            <a class="hf-plain" [routerLink]="['/risks', risk.id]">{{ words[risk.failedKind] }}: {{ risk.reference }} {{ risk.title }}</a>
            <p>{{ risk.evidence?.since ? 'On ' + (risk.evidence!.since | day: 'long') + '. ' : '' }}@if (risk.evidence?.drawn === 'nowhere') { As evidenced it cannot be drawn: it has no inherent score. } @else { As evidenced it stands at its inherent <hf-standing [of]="risk.inherent" /> }</p>
          </div>
          <a class="hf-btn" [routerLink]="['/registers', risk.registerId]" [queryParams]="{ basis: 'evidenced' }">On the map<span class="hf-hidden">, {{ risk.reference }} as evidenced</span></a>
        </li>
      }
    </ul>
  `,
  styleUrl: './to-do.scss',
  styles: `
    p { display: flex; flex-wrap: wrap; align-items: center; gap: 0 6px; }
  `,
})
export class FailedEvidence {
  readonly home = input.required<HomeView>();
  protected readonly words = EVIDENCE_FAILED_WORDS;
}
