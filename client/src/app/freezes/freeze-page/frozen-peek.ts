import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ErratumView, FreezeView, FrozenRiskRow, FrozenRiskView, StandingView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, type ErratumField } from '@holdfast/domain';
import { ACTION_STATUS_WORDS } from '../../actions/action-words';
import { EffectivenessMark } from '../../controls/effectiveness-mark';
import { EvidenceMark } from '../../evidence/evidence-mark';
import { kept } from '../../http/kept';
import { MatrixVersions } from '../../matrices/matrix-versions';
import { Standing } from '../../risks/standing';
import { EXEMPT_WORDS, KIND_WORDS, PROXIMITY_WORDS, STATUS_WORDS, TREATMENT_WORDS } from '../../risks/words';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { SIDE_PANEL_DATA, SidePanel, SidePanelFrame } from '../../shared/side-panel/side-panel';
import { day, DayPipe } from '../../shared/words/dates';
import { FreezeClient } from '../freeze-client';
import { ErratumNote } from './erratum-note';
import { whyFrozen } from './why-frozen';

export interface FrozenLook {
  readonly freeze: Pick<FreezeView, 'id' | 'name' | 'frozen'>;
  readonly row: FrozenRiskRow;
  readonly errata: readonly ErratumView[];
  /** Notes an erratum on this risk; left out where the reader may not. */
  readonly correct?: (says: Partial<Record<ErratumField, string>>) => void;
}

/** Everything that a freeze says of one risk, beside its list. */
@Component({
  selector: 'hf-frozen-peek',
  imports: [DayPipe, EffectivenessMark, ErratumNote, ErrorNotice, EvidenceMark, LoadingShape, RouterLink, SidePanelFrame, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-side-panel [heading]="row.reference">
      <h3>{{ row.title }}</h3>
      <p class="hf-small hf-soft">As frozen in {{ looking.freeze.name }}@if (row.status === 'closed') {, closed by then}</p>
      @for (erratum of looking.errata; track erratum.id) { <hf-erratum-note [of]="erratum" /> }
      <dl class="facts">
        @for (kind of kinds; track kind) { @if (kind === 'residual' || row[kind].level !== null) { <div><dt>{{ kindWords[kind] }}</dt><dd><hf-standing [of]="row[kind]" /></dd></div> } }
        @if (row.evidence; as evidence) {
          <div><dt>As evidenced</dt><dd>@if (evidence.drawn === 'nowhere') { Cannot be drawn } @else { <hf-standing [of]="evidence.drawn === 'inherent' ? row.inherent : row.residual" /> } @if (evidence.state; as state) { <hf-evidence-mark [state]="state" [since]="evidence.since" /> }</dd></div>
        }
        <div><dt>Owner</dt><dd>{{ row.owner?.jobTitle ?? 'No owner' }}</dd></div>
        <div><dt>Unit</dt><dd>{{ row.unitName }}</dd></div>
        @if (row.categoryName) { <div><dt>Category</dt><dd>{{ row.categoryName }}</dd></div> }
        @if (row.treatment; as treatment) { <div><dt>Treatment</dt><dd>{{ treatmentWords[treatment] }}</dd></div> }
        @if (row.nextReview) { <div><dt>Next review</dt><dd>{{ row.nextReview | day: 'long' }}</dd></div> }
      </dl>
      @if (risk(); as risk) {
        @if (why(); as why) { <h4>Why was it drawn here?</h4><p class="text">{{ why[0] }} {{ why[1] }}</p> }
        @for (part of parts(); track part.label) { <h4>{{ part.label }}</h4><p class="text">{{ part.text }}</p> }
        @if (risk.objectives.length) { <h4>Objectives</h4><ul>@for (objective of risk.objectives; track objective.code) { <li>{{ objective.code }} {{ objective.title }}</li> }</ul> }
        @if (risk.controls.length) { <h4>Controls</h4><ul>@for (control of risk.controls; track control.id) { <li>{{ control.title }}, {{ control.owner?.jobTitle }} <hf-effectiveness [of]="control.effectiveness" />@if (risk.leansOn?.includes(control.id)) { <span class="hf-soft"> The residual leans on it.</span> }@if (control.withdrawnAt) { <span class="hf-soft">withdrawn</span> }</li> }</ul> }
        @if (risk.actions.length) { <h4>Actions</h4><ul>@for (action of risk.actions; track action.id) { <li>{{ action.reference }} {{ action.title }}, {{ statusWords[action.status].toLowerCase() }}, due {{ action.dueDate | day: 'long' }}, {{ action.owner?.jobTitle }}</li> }</ul> }
        @if (risk.acceptances.length) { <h4>Accepted</h4><ul>@for (acceptance of risk.acceptances; track acceptance.id) { <li>By the {{ acceptance.author?.jobTitle }}, until {{ acceptance.expiresOn | day: 'long' }}: {{ acceptance.reason }}@if (acceptance.withdrawnAt) { <span class="hf-soft"> Withdrawn.</span> }</li> }</ul> }
      } @else if (resource.error(); as error) {
        <hf-error-notice what="The rest could not be loaded." [error]="error" (again)="resource.reload()" />
      } @else { <hf-loading-shape [lines]="4" /> }
      <p class="ways">@if (looking.correct) { <button class="hf-btn" type="button" [attr.aria-disabled]="!risk()" (click)="correct()">Note an erratum</button> }<a [routerLink]="['/risks', row.id]" (click)="dialog.close()">{{ row.reference }} today</a></p>
    </hf-side-panel>
  `,
  styles: `
    h3 { font: var(--mat-sys-title-large); text-wrap: pretty; overflow-wrap: anywhere; }
    h4 { margin-top: 16px; font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    .text { margin-top: 4px; font: var(--mat-sys-body-large); white-space: pre-line; overflow-wrap: anywhere; }
    .facts { display: grid; gap: 6px; margin-top: 16px; font: var(--mat-sys-body-small); }
    .facts div { display: grid; grid-template-columns: 96px minmax(0, 1fr); align-items: center; gap: 8px; min-height: 24px; }
    dt { color: var(--mat-sys-on-surface-variant); }
    ul { font: var(--mat-sys-body-small); }
    li { padding: 4px 0; overflow-wrap: anywhere; }
    hf-erratum-note { margin-top: 12px; }
    hf-loading-shape { margin-top: 20px; }
    .ways { display: flex; flex-wrap: wrap; align-items: center; gap: 16px; margin-top: 24px; }
  `,
})
export class FrozenPeek {
  protected readonly looking = inject<FrozenLook>(SIDE_PANEL_DATA);
  protected readonly dialog = inject(DialogRef);
  protected readonly row = this.looking.row;
  protected readonly resource = inject(FreezeClient).risk(() => this.looking.freeze.id, () => this.row.id);
  protected readonly risk = kept(this.resource, () => this.row.id);
  readonly #matrices = inject(MatrixVersions);
  protected readonly kinds = ASSESSMENT_KINDS;
  protected readonly kindWords = KIND_WORDS;
  protected readonly treatmentWords = TREATMENT_WORDS;
  protected readonly statusWords = ACTION_STATUS_WORDS;
  protected readonly why = computed(() => {
    const risk = this.risk();
    return risk && whyFrozen(risk, this.#matrices.known(), this.looking.freeze.frozen.timeZone);
  });
  protected readonly parts = computed(() => {
    const risk = this.risk()?.said;
    if (!risk) return [];
    const { cause, event, consequence, residual, proximity, exemptGround, publicTitle, publicDescription, closeReason } = risk;
    return [
      { label: 'Cause', text: cause }, { label: 'Event', text: event }, { label: 'Consequence', text: consequence }, { label: 'Why this residual score', text: residual?.rationale ?? '' },
      { label: 'Proximity', text: proximity ? PROXIMITY_WORDS[proximity] : '' }, { label: 'Exempt', text: exemptGround ? EXEMPT_WORDS[exemptGround] : '' },
      { label: 'Public wording', text: [publicTitle, publicDescription].filter(Boolean).join('\n') }, { label: `${STATUS_WORDS.closed} because`, text: closeReason ?? '' },
    ].filter(({ text }) => text);
  });

  protected correct(): void {
    const risk = this.risk();
    if (!risk) return;
    this.dialog.close();
    this.looking.correct?.(saidOf(risk));
  }
}

export function lookAtFrozen(injector: Injector, looking: FrozenLook): void {
  injector.get(SidePanel).open(FrozenPeek, looking, { label: `${looking.row.reference} as frozen`, injector });
}

const place = ({ likelihood, impact, level }: StandingView): string => (likelihood && impact ? `${likelihood}, ${impact}` : (level ?? 'Unscored'));

/** What the freeze says of each field that an erratum can quote. */
function saidOf({ said, owner, unitName, categoryName, treatment, inherent, residual, target, nextReview, controls, actions }: FrozenRiskView): Partial<Record<ErratumField, string>> {
  return {
    title: said.title, cause: said.cause, event: said.event, consequence: said.consequence, owner: owner?.jobTitle ?? 'No owner', unit: unitName, category: categoryName ?? 'No category',
    treatment: treatment ? TREATMENT_WORDS[treatment] : '', proximity: said.proximity ? PROXIMITY_WORDS[said.proximity] : '', inherent: place(inherent), residual: place(residual), target: place(target),
    nextReview: nextReview ? day(nextReview, { long: true, now: new Date(0) }) : '', controls: controls.map(({ title }) => title).join('; '), actions: actions.map(({ reference, title }) => `${reference} ${title}`).join('; '),
  };
}
