import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, Injector, type Signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskRow } from '@holdfast/contracts';
import { ASSESSMENT_KINDS } from '@holdfast/domain';
import { WhyEvidencedNote } from '../../evidence/why-evidenced-note';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Movement } from '../../shared/movement/movement';
import { SIDE_PANEL_DATA, SidePanel, SidePanelFrame } from '../../shared/side-panel/side-panel';
import { kept } from '../../http/kept';
import { ReviewDate } from '../review-date';
import { RiskClient } from '../risk-client';
import { Standing } from '../standing';
import { KIND_WORDS, TREATMENT_WORDS } from '../words';

/** What is looked at, in its list. */
export interface Looking {
  readonly row: Signal<RiskRow>;
  /** To the next (1) or the one before (-1); nothing at the end of the list. */
  readonly step: (by: 1 | -1) => void;
}

/** A look at a risk beside its list: enough to know it, and J and K to go on. */
@Component({
  selector: 'hf-risk-peek',
  imports: [ErrorNotice, Icon, Kbd, LoadingShape, Movement, ReviewDate, RouterLink, SidePanelFrame, Standing, WhyEvidencedNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'onKey($event)' },
  template: `
    <hf-side-panel [heading]="row().reference ?? 'Draft'">
      <div class="steps" actions>
        <button class="hf-btn quiet icon" type="button" aria-label="Previous risk" (click)="looking.step(-1)"><hf-icon name="keyboard-arrow-up" /></button>
        <button class="hf-btn quiet icon" type="button" aria-label="Next risk" (click)="looking.step(1)"><hf-icon name="keyboard-arrow-down" /></button>
      </div>
      <h3>{{ row().title }}</h3>
      <dl class="facts">
        @for (kind of kinds; track kind) {
          @if (kind === 'residual' || row()[kind].level !== null) {
            <div><dt>{{ kindWords[kind] }}</dt><dd><hf-standing [of]="row()[kind]" />@if (kind === 'residual') { <hf-movement [movement]="row().movement" since="at its latest assessment" /> }</dd></div>
          }
        }
        <div><dt>Owner</dt><dd>{{ row().owner?.jobTitle ?? 'No owner' }}</dd></div>
        <div><dt>Next review</dt><dd><hf-review-date [next]="row().nextReview" /></dd></div>
        <div><dt>Register</dt><dd>{{ row().registerName }}</dd></div>
        @if (row().categoryName) { <div><dt>Category</dt><dd>{{ row().categoryName }}</dd></div> }
        @if (row().treatment; as treatment) { <div><dt>Treatment</dt><dd>{{ treatmentWords[treatment] }}</dd></div> }
      </dl>
      @if (risk(); as risk) {
        @if (risk.wording === 'full' && risk.status === 'open') { <h4>Why is it drawn here?</h4><hf-why-evidenced-note [risk]="risk" /> }
        @for (part of parts(); track part.label) { <h4>{{ part.label }}</h4><p class="text">{{ part.text }}</p> } @empty {
          @if (risk.wording === 'full') { <p class="hf-soft">Cause, event and consequence are not written yet.</p> }
        }
      } @else if (resource.error(); as error) {
        <hf-error-notice what="The rest could not be loaded." [error]="error" (again)="resource.reload()" />
      } @else {
        <hf-loading-shape [lines]="4" />
      }
      <p class="ways"><a class="hf-btn primary" [routerLink]="['/risks', row().id]" (click)="dialog.close()">Open {{ row().reference ?? 'the draft' }}</a><span class="hf-soft hf-caption"><hf-kbd>J</hf-kbd> <hf-kbd>K</hf-kbd> next, previous</span></p>
    </hf-side-panel>
  `,
  styles: `
    .steps { display: flex; }
    h3 { font: var(--mat-sys-title-large); text-wrap: pretty; }
    h4 { margin-top: 16px; font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
    .text { margin-top: 4px; font: var(--mat-sys-body-large); white-space: pre-line; overflow-wrap: anywhere; }
    .facts { display: grid; gap: 6px; margin-top: 16px; font: var(--mat-sys-body-small); }
    .facts div { display: grid; grid-template-columns: 96px minmax(0, 1fr); align-items: center; gap: 8px; min-height: 24px; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { display: flex; align-items: center; gap: 10px; }
    hf-loading-shape { margin-top: 20px; }
    .ways { display: flex; align-items: center; gap: 16px; margin-top: 24px; }
  `,
})
export class RiskPeek {
  protected readonly looking = inject<Looking>(SIDE_PANEL_DATA);
  protected readonly dialog = inject(DialogRef);
  protected readonly row = this.looking.row;
  protected readonly resource = inject(RiskClient).risk(() => this.row().id);
  protected readonly risk = kept(this.resource, () => this.row().id);
  protected readonly kinds = ASSESSMENT_KINDS;
  protected readonly kindWords = KIND_WORDS;
  protected readonly treatmentWords = TREATMENT_WORDS;
  protected readonly parts = computed(() => {
    const risk = this.risk();
    if (!risk) return [];
    return [
      { label: 'Cause', text: risk.cause },
      { label: 'Event', text: risk.event },
      { label: 'Consequence', text: risk.consequence },
    ].filter(({ text }) => text);
  });

  protected onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { j: 1, k: -1 }[event.key.toLowerCase()] as 1 | -1 | undefined;
    if (!by) return;
    event.preventDefault();
    this.looking.step(by);
  }
}

export function openRiskPeek(injector: Injector, looking: Looking): DialogRef<unknown, RiskPeek> {
  return injector.get(SidePanel).open<unknown, Looking, RiskPeek>(RiskPeek, looking, { label: 'Risk', injector });
}
