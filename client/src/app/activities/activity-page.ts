import { ChangeDetectionStrategy, Component, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ContinuityClient } from '../continuity/continuity-client';
import { criticalInWords } from '../continuity/continuity-words';
import { thingPage } from '../continuity/thing-page';
import { DependencyTable } from '../dependencies/dependency-table';
import { MapPanel } from '../dependencies/map-panel';
import { ImpactPanel } from '../impact-analysis/impact-panel';
import { PlansOf } from '../plans/plans-of';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { CriticalUsersPanel } from './critical-users-panel';

/** One activity: what it is, what it leans on and what leans on it, and who must be served first. */
@Component({
  selector: 'hf-activity-page',
  imports: [CriticalUsersPanel, DayPipe, DependencyTable, ErrorNotice, Icon, ImpactPanel, Kbd, LoadingShape, MapPanel, Notice, PageHead, Panel, PlansOf, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    @if (activity(); as of) {
      <hf-page-head [heading]="of.reference + ' ' + of.name">
        <ng-container ngProjectAs="[facts]"><span><b>{{ critical(of.critical) }}</b></span><span>Owner <b>{{ of.owner.jobTitle }}</b></span><span>Unit <b>{{ of.unitName }}</b></span></ng-container>
        <p class="hf-print-only">{{ page.printed() }}</p>
        <button actions class="hf-btn icon" type="button" aria-label="Print" (click)="print()"><hf-icon name="print" /></button>
        @if (page.may()) { <button actions class="hf-btn" type="button" (click)="page.retire(of.retiredAt === null)">{{ of.retiredAt ? 'Reinstate' : 'Retire' }}</button> }
        @if (page.mayChange()) { <a actions class="hf-btn primary" [routerLink]="['/activities', of.id, 'edit']"><hf-icon name="edit" />Edit<hf-kbd>E</hf-kbd></a> }
      </hf-page-head>
      <div class="strips">@if (of.retiredAt) { <hf-notice icon="lock"><b>Retired on {{ of.retiredAt | day: 'long' }}.</b> {{ of.retiredReason }}</hf-notice> }</div>
      <div class="columns">
        <div class="hf-stack main">
          <hf-panel heading="Leans on" [count]="of.leansOn.length ? of.leansOn.length.toString() : ''" [pad]="false">
            <hf-dependency-table label="What it leans on" [rows]="of.leansOn" [of]="page.ref()" [mayAdd]="page.mayChange()" [past]="page.isPast()" (changed)="reload()"><p class="none">Nobody has said what it leans on. Without that no recovery time follows for it.</p></hf-dependency-table>
          </hf-panel>
          <hf-panel heading="What leans on it" [count]="of.leanedOnBy.length ? of.leanedOnBy.length.toString() : ''" [pad]="false">
            <hf-dependency-table label="Each dependency on it" [rows]="of.leanedOnBy" [of]="page.ref()" [turned]="true" [past]="page.isPast()" (changed)="reload()"><p class="none">No other activity is recorded to lean on it.</p></hf-dependency-table>
          </hf-panel>
          <hf-critical-users-panel [of]="of" [mayChange]="page.mayChange()" (changed)="reload()" />
          @defer (on idle) { <hf-map-panel #surroundings heading="Surroundings" [of]="of.id" /> } @placeholder { <hf-panel heading="Surroundings"><hf-loading-shape shape="map" label="Loading the map" /></hf-panel> }
        </div>
        <aside class="rail" aria-label="About this activity">
          <hf-impact-panel [activityId]="of.id" />
          <hf-plans-of by="activity" [id]="of.id" [called]="of.name" [unitId]="of.retiredAt ? '' : of.unitId" [ownerId]="of.owner.id" />
          <hf-panel heading="What it is">@if (of.description) { <p class="text">{{ of.description }}</p> } @else { <p class="hf-soft">Nobody has described it.</p> }</hf-panel>
          <hf-panel heading="How much it matters">
            <p><b>{{ critical(of.critical) }}</b></p>@if (of.criticalReason) { <p class="text">{{ of.criticalReason }}</p> }
            <dl><div><dt>Statutory duty</dt><dd>{{ of.statutory || 'None named' }}</dd></div><div><dt>Time to resume</dt><dd [class.unknown]="of.resume === null">{{ calendars.words(of.resume, 'Not stated') }}</dd></div></dl>
          </hf-panel>
        </aside>
      </div>
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Activity" />
      <hf-error-notice what="The activity could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="6" label="Loading the activity" /> }
  `,
  styleUrls: ['../shared/page-layout/thing-page.scss', '../continuity/thing-page.scss'],
})
export class ActivityPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = inject(ContinuityClient).activity(() => this.id());
  private readonly surroundings = viewChild<MapPanel>('surroundings');
  protected readonly page = thingPage('activities', this.resource, () => this.id());
  protected readonly activity = this.page.thing;
  protected readonly critical = criticalInWords;

  protected print(): void {
    print();
  }

  protected reload(): void {
    this.resource.reload();
    this.surroundings()?.reload();
  }
}
