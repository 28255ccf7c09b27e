import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ActivityView, ThingRef } from '@holdfast/contracts';
import { ContinuityClient } from '../continuity/continuity-client';
import { criticalInWords } from '../continuity/continuity-words';
import { DependencyTable } from '../dependencies/dependency-table';
import { MapPanel } from '../dependencies/map-panel';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { ImpactPanel } from '../impact-analysis/impact-panel';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { WorkingCalendars } from '../working-calendars/working-calendars';
import { CriticalUsersPanel } from './critical-users-panel';

/** One activity: what it is, what it leans on and what leans on it, and who must be served first. */
@Component({
  selector: 'hf-activity-page',
  imports: [CriticalUsersPanel, DayPipe, DependencyTable, ErrorNotice, Icon, ImpactPanel, Kbd, LoadingShape, MapPanel, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [WorkingCalendars],
  template: `
    @if (activity(); as of) {
      <hf-page-head [heading]="of.reference + ' ' + of.name">
        <ng-container ngProjectAs="[facts]"><span><b>{{ critical(of.critical) }}</b></span><span>Owner <b>{{ of.owner.jobTitle }}</b></span><span>Unit <b>{{ of.unitName }}</b></span></ng-container>
        <p class="hf-print-only">{{ printed() }}</p>
        <button actions class="hf-btn icon" type="button" aria-label="Print" (click)="print()"><hf-icon name="print" /></button>
        @if (may()) { <button actions class="hf-btn" type="button" (click)="retire(of.retiredAt === null)">{{ of.retiredAt ? 'Reinstate' : 'Retire' }}</button> }
        @if (mayChange()) { <a actions class="hf-btn primary" [routerLink]="['/activities', of.id, 'edit']"><hf-icon name="edit" />Edit<hf-kbd>E</hf-kbd></a> }
      </hf-page-head>
      <div class="strips">@if (of.retiredAt) { <hf-notice icon="lock"><b>Retired on {{ of.retiredAt | day: 'long' }}.</b> {{ of.retiredReason }}</hf-notice> }</div>
      <div class="columns">
        <div class="hf-stack main">
          <hf-panel heading="Leans on" [count]="of.leansOn.length ? of.leansOn.length.toString() : ''" [pad]="false">
            <hf-dependency-table label="What it leans on" [rows]="of.leansOn" [of]="ref()" [mayAdd]="mayChange()" [past]="isPast()" (changed)="reload()" />
            @if (!of.leansOn.length) { <p class="none">Nobody has said what it leans on. Without that no recovery time follows for it.</p> }
          </hf-panel>
          <hf-panel heading="What leans on it" [count]="of.leanedOnBy.length ? of.leanedOnBy.length.toString() : ''" [pad]="false">
            <hf-dependency-table label="What leans on it" [rows]="of.leanedOnBy" [of]="ref()" [turned]="true" [past]="isPast()" (changed)="reload()" />
            @if (!of.leanedOnBy.length) { <p class="none">No other activity is recorded to lean on it.</p> }
          </hf-panel>
          <hf-critical-users-panel [of]="of" [mayChange]="mayChange()" (changed)="reload()" />
          @defer (on idle) { <hf-map-panel heading="Surroundings" [of]="of.id" /> } @placeholder { <hf-panel heading="Surroundings"><hf-loading-shape shape="map" label="Loading the map" /></hf-panel> }
        </div>
        <aside class="rail" aria-label="About this activity">
          <hf-impact-panel [activityId]="of.id" />
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

  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #client = inject(ContinuityClient);
  readonly #reason = inject(AskReason);
  protected readonly calendars = inject(WorkingCalendars);
  protected readonly resource = this.#client.activity(() => this.id());
  protected readonly activity = kept(this.resource, () => this.id());
  protected readonly isPast = computed(() => this.#past.asAt() !== null);
  protected readonly may = computed(() => !this.isPast() && (this.activity()?.mayManage ?? false));
  protected readonly mayChange = computed(() => this.may() && this.activity()?.retiredAt === null);
  protected readonly printed = computed(() => printedAt('Activity', this.#session.organisation()));
  protected readonly critical = criticalInWords;
  protected readonly ref = computed<ThingRef | null>(
    () => {
      const of = this.activity();
      return of ? { kind: null, id: of.id, reference: of.reference, name: of.name, retired: of.retiredAt !== null } : null;
    },
    { equal: (one, other) => one?.id === other?.id },
  );

  constructor() {
    const [titles, router] = [inject(PageTitles), inject(Router)];
    effect(() => {
      const of = this.activity();
      if (of) titles.show(of.name, [{ label: 'Activities', link: '/activities' }, { label: of.name }]);
    });
    inject(Shortcuts).add([{ keys: 'e', label: 'Edit this activity', run: () => this.mayChange() && void router.navigate(['/activities', this.id(), 'edit']) }]);
  }

  protected print(): void {
    print();
  }

  protected reload(): void {
    this.resource.reload();
  }

  protected async retire(out: boolean): Promise<void> {
    const [submission, of] = [new Submission(), this.activity()!];
    let answer: ActivityView | null = null;
    await this.#reason.ask({
      question: out ? `Retire ${of.name}?` : `Take ${of.name} back into use?`,
      detail: out ? 'It stays on record, and counts in no map and no recovery time.' : 'It leans on what it leaned on before, as far as that is in use.',
      act: out ? 'Retire the activity' : 'Reinstate the activity',
      run: async (reason) => {
        answer = await this.#client.retire<ActivityView>('activities', of, out ? 'retirement' : 'reinstatement', { reason }, submission.of({ reason }));
      },
    });
    if (answer) this.resource.set(answer);
  }
}
