import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { PartnershipView } from '@holdfast/contracts';
import { explainRefusal, LIMITS, MEETING_RHYTHMS, SIGNIFICANCE_CRITERIA, SIGNIFICANCE_REVIEW_MONTHS, significanceOf, type MeetingRhythm } from '@holdfast/domain';
import { RiskChooser } from '../actions/action-form/risk-chooser';
import { PersonPicker } from '../people/person-picker';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { DraftNote } from '../shared/forms/draft-note';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { thingForm } from '../shared/forms/thing-form';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { unitChoices } from '../units/unit-choices';
import { UnitTree } from '../units/unit-tree';
import { PartnershipClient } from './partnership-client';
import { answersOf, changesOf, PARTNERSHIP_NAMES, partnershipForm, requestOf, scoresOf } from './partnership-form';
import { CRITERION_WORDS, MEETS_WORDS, significanceInWords } from './partnership-words';

/** Adds a partnership, or changes one: without an id in the address it is new. */
@Component({
  selector: 'hf-partnership-form-page',
  imports: [DateField, DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, PersonPicker, ReactiveFormsModule, RiskChooser, RouterLink, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="id() ? 'Edit ' + (partnership()?.name ?? 'a partnership') : 'Add a partnership'" />
    @if (resource.error(); as error) {
      <hf-error-notice what="The partnership could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (id() && !partnership()) {
      <hf-loading-shape [lines]="6" label="Loading the partnership" />
    } @else if (saving.stale(); as met) {
      <hf-stale-resolver who="Somebody else" what="changed this partnership" [fields]="met.fields" (resolved)="saving.saveResolved($event)" (left)="saving.leave()" />
    } @else if (!may()) {
      <hf-notice icon="lock"><b>{{ partnership()?.endedAt ? 'This partnership has ended. It can be read but not changed.' : refusal }}</b>&ngsp;<a [routerLink]="back()">Back</a></hf-notice>
    } @else {
      <form [formGroup]="form" (ngSubmit)="saving.save()" class="hf-stack">
        <hf-panel label="The partnership">
          <div class="hf-stack">
            <hf-error-summary [lines]="saving.faults()" />
            <hf-field label="Name" [limit]="limits.title" [messages]="names['name']!.messages!"><input hfInput id="partnership-name" type="text" autocomplete="off" formControlName="name" /></hf-field>
            <hf-field label="Partners" hint="Who else is in it." [optional]="true" [limit]="limits.reason"><textarea hfInput id="partnership-partners" rows="2" formControlName="partners"></textarea></hf-field>
            <hf-field label="Purpose" hint="What it is for, and what we could not do without it." [optional]="true" [limit]="limits.narrative"><textarea hfInput id="partnership-purpose" rows="3" formControlName="purpose"></textarea></hf-field>
            <div class="hf-beside">
              <hf-field label="Unit" hint="Those who read registers there read it too." [messages]="names['unitId']!.messages!"><select hfInput id="partnership-unit" formControlName="unitId"><option [ngValue]="null">Choose</option>@for (one of units(); track one.id) { <option [ngValue]="one.id">{{ one.name }}</option> }</select></hf-field>
              <hf-field label="Lead" hint="Who answers for it on our side." [messages]="names['leadId']!.messages!"><hf-person-picker controlId="partnership-lead" [known]="partnership()?.lead ?? null" formControlName="leadId" /></hf-field>
              <hf-field label="Meetings" [messages]="names['meets']!.messages!"><select hfInput id="partnership-meets" formControlName="meets"><option [ngValue]="null">Choose</option>@for (one of rhythms; track one) { <option [ngValue]="one">{{ meets[one] }}</option> }</select></hf-field>
              @if (!id()) { <div id="partnership-review" tabindex="-1"><hf-field label="Next review" [hint]="reviewHint()" [group]="true" [messages]="names['nextReview']!.messages!"><hf-date-field formControlName="nextReview" /></hf-field></div> }
            </div>
          </div>
        </hf-panel>
        <hf-panel heading="How much it matters" [count]="significance(found())">
          <div class="hf-beside">
            @for (criterion of criteria; track criterion) {
              <hf-field [label]="words[criterion].name" [hint]="words[criterion].low + '. ' + words[criterion].high + '.'"><select hfInput [id]="'significance-' + criterion" [formControlName]="criterion"><option [ngValue]="null">Not judged yet</option>@for (point of points; track point) { <option [ngValue]="point">{{ point }}</option> }</select></hf-field>
            }
          </div>
        </hf-panel>
        <hf-panel heading="Risks that it carries" count="Optional">
          <hf-field label="Risks" hint="Those whose cause or consequence lies in the partnership." [optional]="true" [group]="true"><hf-risk-chooser formControlName="riskIds" [known]="partnership()?.risks ?? []" /></hf-field>
          @if (partnership()?.otherRisks; as others) { <p class="hf-small hf-soft">{{ others === 1 ? '1 more risk' : others + ' more risks' }} not yours to read. Nothing that you change here touches that.</p> }
        </hf-panel>
        <hf-draft-note [draft]="saving.draft" />
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="saving.busy()">{{ saving.busy() ? 'Saving' : id() ? 'Save' : 'Add the partnership' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="back()">Cancel</a></div>
      </form>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
  `,
})
export class PartnershipFormPage {
  /** From the address; none for a new one. */
  readonly id = input<string>();

  readonly #client = inject(PartnershipClient);
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  protected readonly resource = this.#client.partnership(() => this.id());
  protected readonly partnership = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly may = computed(() => (this.id() ? (this.partnership()?.mayManage ?? false) : this.#session.canAnywhere('partnership.manage')));
  protected readonly refusal = explainRefusal('partnership.manage');
  protected readonly back = computed(() => (this.id() ? ['/partnerships', this.id()!] : ['/partnerships']));
  protected readonly names = PARTNERSHIP_NAMES;
  protected readonly limits = LIMITS;
  protected readonly rhythms = MEETING_RHYTHMS;
  protected readonly meets = MEETS_WORDS;
  protected readonly criteria = SIGNIFICANCE_CRITERIA;
  protected readonly words = CRITERION_WORDS;
  protected readonly points = [1, 2, 3, 4, 5];
  protected readonly significance = significanceInWords;
  protected readonly form = partnershipForm();
  readonly #answers = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  /** By the same rule as the server's, while somebody chooses. */
  protected readonly found = computed(() => {
    this.#answers();
    return significanceOf(scoresOf(this.form.getRawValue())) ?? { score: null, level: null };
  });
  protected readonly reviewHint = computed(() => {
    const { level } = this.found();
    return level === null ? 'After today.' : `After today, within ${SIGNIFICANCE_REVIEW_MONTHS[level]} months: that is what ${level} significance asks for.`;
  });
  /** Those in which this person keeps partnerships, and the one that it is in. */
  protected readonly units = unitChoices('partnership.manage', () => this.partnership()?.unitId);
  readonly #titles = inject(PageTitles);
  protected readonly saving = thingForm({
    form: this.form, names: PARTNERSHIP_NAMES, called: 'partnership', thing: this.partnership, may: this.may, back: this.back, answersOf, without: ['nextReview'],
    arrived: ({ id, name }: PartnershipView) => this.#titles.show(`Edit ${name}`, [{ label: 'Partnerships', link: '/partnerships' }, { label: name, link: `/partnerships/${id}` }, { label: 'Edit' }]),
    add: async (answers, submission) => {
      const request = requestOf(answers);
      return ['/partnerships', (await this.#client.add(request, submission.of(request))).id];
    },
    change: async ({ id, version, answers: before }, answers) => {
      const request = changesOf(before, answers);
      if (Object.keys(request).length) await this.#client.edit(id, version, request);
      return ['/partnerships', id];
    },
    shown: ({ lead }) => ({
      unitId: (value) => this.#tree.nameOf(value),
      leadId: (value) => (value === lead.id ? lead.jobTitle : 'Somebody else'),
      meets: (value) => MEETS_WORDS[value as MeetingRhythm],
      riskIds: (value) => `${(value as string[]).length} risks`,
      ...Object.fromEntries(SIGNIFICANCE_CRITERIA.map((criterion) => [criterion, (value: unknown) => (value === null ? 'Not judged' : String(value as number))])),
    }),
  });
}
