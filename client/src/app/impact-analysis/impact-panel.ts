import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Panel } from '../shared/panel/panel';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ImpactClient } from './impact-client';
import { ImpactContradictions } from './impact-contradictions';
import { ImpactState } from './impact-state';

/** What the analysis of an activity comes to, on the page of the activity. */
@Component({
  selector: 'hf-impact-panel',
  imports: [ErrorNotice, ImpactContradictions, ImpactState, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    @if (known(); as known) {
      <hf-panel heading="Impact analysis" [count]="shown() ? 'Version ' + shown()!.number : ''">
        @if (shown(); as of) {
          <hf-impact-contradictions [content]="of.content" [scale]="of.scale" [calendars]="calendars.all()" />
          <p class="state"><hf-impact-state [state]="of.step" [nextReview]="of.nextReview" /></p>
          <dl><div><dt>RTO</dt><dd>{{ calendars.words(of.content.rto) }}</dd></div><div><dt>MTPD</dt><dd>{{ calendars.words(of.mtpd) }}</dd></div><div><dt>RPO</dt><dd>{{ calendars.words(of.content.rpo) }}</dd></div></dl>
          @if (known.approved && known.open) { <p class="hf-small">Version {{ known.open.number }} is at work.</p> }
          <p><a class="hf-tap" [routerLink]="['/activities', activityId(), 'impact-analysis']">Impact over time</a></p>
        } @else {
          <p class="hf-soft">Nobody has analysed what it means to lose this activity, so its RTO is not known.</p>
          @if (may()) { <p><a class="hf-btn" [routerLink]="['/activities', activityId(), 'impact-analysis', 'edit']">Analyse the impact</a></p> }
        }
      </hf-panel>
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The impact analysis could not be loaded." [error]="error" (again)="resource.reload()" />
    }
  `,
  styles: `
    :host { display: block; }
    .state { margin: 8px 0; font: var(--mat-sys-body-small); }
    dl div { display: flex; justify-content: space-between; gap: 12px; padding: 3px 0; font: var(--mat-sys-body-small); }
    dd { font-weight: 600; text-align: right; font-variant-numeric: tabular-nums; }
    p + p, dl + p { margin-top: 8px; }
  `,
})
export class ImpactPanel {
  readonly activityId = input.required<string>();
  readonly #past = inject(Past);
  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = inject(ImpactClient).ofActivity(() => this.activityId());
  protected readonly known = kept(this.resource, () => this.activityId());
  protected readonly shown = computed(() => this.known()?.approved ?? this.known()?.open ?? null);
  protected readonly may = computed(() => this.#past.asAt() === null && (this.known()?.mayManage ?? false));
}
