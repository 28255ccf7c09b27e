import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { clockInWords } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { deputyInWords, KIND_WORDS, linkOf } from '../continuity/continuity-words';
import { thingPage } from '../continuity/thing-page';
import { DependencyTable } from '../dependencies/dependency-table';
import { MapPanel } from '../dependencies/map-panel';
import { ProvenRecovery } from '../exercises/proven-recovery';
import { InvocationsOf } from '../invocations/invocations-of';
import { PlansOf } from '../plans/plans-of';
import { GapOf } from '../recovery-analysis/gap-of';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { ContactsPanel } from './contacts-panel';

/** One resource: what it is, what it leans on and what leans on it, and who must be served first. */
@Component({
  selector: 'hf-resource-page',
  imports: [ContactsPanel, DayPipe, DependencyTable, ErrorNotice, GapOf, Icon, Kbd, LoadingShape, MapPanel, Notice, PageHead, Panel, PlansOf, InvocationsOf, ProvenRecovery, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    @if (item(); as of) {
      <hf-page-head [heading]="of.reference + ' ' + of.name">
        <ng-container ngProjectAs="[facts]"><span><b>{{ kinds[of.kind] }}</b></span>@if (of.standby) { <span><b>Stands by</b></span> }<span>Owner <b>{{ of.owner.jobTitle }}</b></span><span>Unit <b>{{ of.unitName }}</b></span></ng-container>
        <p class="hf-print-only">{{ page.printed() }}</p>
        <button actions class="hf-btn icon" type="button" aria-label="Print" (click)="print()"><hf-icon name="print" /></button>
        @if (page.may()) { <button actions class="hf-btn" type="button" (click)="page.retire(of.retiredAt === null)">{{ of.retiredAt ? 'Reinstate' : 'Retire' }}</button> }
        @if (page.mayChange()) { <a actions class="hf-btn primary" [routerLink]="['/resources', of.id, 'edit']"><hf-icon name="edit" />Edit<hf-kbd>E</hf-kbd></a> }
      </hf-page-head>
      <div class="strips">@if (of.retiredAt) { <hf-notice icon="lock"><b>Retired on {{ of.retiredAt | day: 'long' }}.</b> {{ of.retiredReason }}</hf-notice> }</div>
      <div class="columns">
        <div class="hf-stack main">
          <hf-panel heading="Leans on" [count]="of.leansOn.length ? of.leansOn.length.toString() : ''" [pad]="false">
            <hf-dependency-table label="What it leans on" [rows]="of.leansOn" [of]="page.ref()" [mayAdd]="page.mayChange()" [past]="page.isPast()" (changed)="reload()"><p class="none">Nobody has said what it leans on. Without that no recovery time follows for it.</p></hf-dependency-table>
          </hf-panel>
          <hf-panel heading="What leans on it" [count]="of.leanedOnBy.length ? of.leanedOnBy.length.toString() : ''" [pad]="false">
            <hf-dependency-table label="Each dependency on it" [rows]="of.leanedOnBy" [of]="page.ref()" [turned]="true" [past]="page.isPast()" (changed)="reload()"><p class="none">Nothing is recorded to lean on it.</p></hf-dependency-table>
          </hf-panel>
          @if (of.kind === 'people') {
            <hf-panel heading="Deputies" [count]="of.deputies.length ? of.deputies.length.toString() : ''" [pad]="false">
              <ol class="lines deputies" aria-label="Deputies, in the order in which they are asked">@for (one of of.deputies; track $index) { <li>{{ deputy(one) }}@if (one.left) { <span class="left"><hf-icon name="warning-filled" />left: name somebody else</span> }</li> }</ol>
              @if (!of.deputies.length) { <p class="none">Nobody is named to stand in when they are not there.@if (page.mayChange()) {&ngsp;<a [routerLink]="['/resources', of.id, 'edit']">Name deputies</a> }</p> }
            </hf-panel>
          }
          @if (of.contacts; as contacts) { <hf-contacts-panel [of]="of" [contacts]="contacts" [mayChange]="page.mayChange()" (changed)="reload()" /> }
          @for (group of within(); track group.heading) {
            <hf-panel [heading]="group.heading" [count]="group.things.length.toString()" [pad]="false"><ul class="lines">@for (thing of group.things; track thing.id) { <li><a [routerLink]="link(thing)"><span class="hf-ref">{{ thing.reference }}</span> {{ thing.name }}</a> <span class="hf-soft hf-small">{{ thing.kind && kinds[thing.kind] }}</span></li> }</ul></hf-panel>
          }
          @defer (on idle) { <hf-map-panel #surroundings heading="Surroundings" [of]="of.id" /> } @placeholder { <hf-panel heading="Surroundings"><hf-loading-shape shape="map" label="Loading the map" /></hf-panel> }
        </div>
        <aside class="rail" aria-label="About this resource">
          <hf-panel heading="Recovery time">
            <dl>
              <div><dt>Declared</dt><dd [class.unknown]="of.declared === null">{{ calendars.words(of.declared, 'Not stated') }}</dd></div>
              <div><dt>By contract</dt><dd [class.unknown]="of.contractual === null">{{ calendars.words(of.contractual, 'None stated') }}</dd></div>
              <div><dt>Data loss</dt><dd [class.unknown]="of.dataLossMinutes === null">{{ of.dataLossMinutes === null ? 'Not stated' : 'up to ' + loss(of.dataLossMinutes) }}</dd></div>
            </dl>
            <p class="hf-small hf-soft">What is declared is a claim. What was shown stands below.</p>
          </hf-panel>
          <hf-gap-of [resourceId]="of.id" />
          <hf-proven-recovery [resourceId]="of.id" />
          <hf-plans-of by="resource" [id]="of.id" [called]="of.name" [unitId]="of.retiredAt ? '' : of.unitId" [ownerId]="of.owner.id" />
          <hf-invocations-of by="resource" [id]="of.id" />
          <hf-panel heading="What it is">
            @if (of.description) { <p class="text">{{ of.description }}</p> } @else { <p class="hf-soft">Nobody has described it.</p> }
            <dl>
              @if (of.quantity !== null) { <div><dt>How many</dt><dd>{{ of.quantity.toLocaleString('en-GB') }}</dd></div> }
              <div><dt>Located at</dt><dd>@if (of.locatedAt; as site) { <a [routerLink]="link(site)">{{ site.name }}</a> } @else { Nowhere named }</dd></div>
              <div><dt>Run by</dt><dd>@if (of.supplier; as supplier) { <a [routerLink]="link(supplier)">{{ supplier.name }}</a> } @else { No supplier named }</dd></div>
            </dl>
          </hf-panel>
        </aside>
      </div>
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Resource" />
      <hf-error-notice what="The resource could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="6" label="Loading the resource" /> }
  `,
  styles: `
    .deputies { counter-reset: deputy; }
    .deputies li { counter-increment: deputy; display: flex; flex-wrap: wrap; gap: 0 10px; overflow-wrap: anywhere; }
    .deputies li::before { content: counter(deputy); color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .left { color: var(--hf-warn); font: var(--hf-caption); --hf-icon: 12px; }
  `,
  styleUrls: ['../shared/page-layout/thing-page.scss', '../continuity/thing-page.scss'],
})
export class ResourcePage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = inject(ContinuityClient).resource(() => this.id());
  private readonly surroundings = viewChild<MapPanel>('surroundings');
  protected readonly page = thingPage('resources', this.resource, () => this.id());
  protected readonly item = this.page.thing;
  protected readonly kinds = KIND_WORDS;
  protected readonly link = linkOf;
  protected readonly deputy = deputyInWords;
  protected readonly loss = clockInWords;

  /** What is lost with it, if it is a site or a supplier. */
  protected readonly within = computed(() => {
    const of = this.item();
    return of ? [{ heading: 'Located here', things: of.holds }, { heading: 'Run by this supplier', things: of.runs }].filter(({ things }) => things.length) : [];
  });

  protected print(): void {
    print();
  }

  protected reload(): void {
    this.resource.reload();
    this.surroundings()?.reload();
  }
}
