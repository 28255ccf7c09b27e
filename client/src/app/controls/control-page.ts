import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ControlView } from '@holdfast/contracts';
import { Attachments } from '../attachments/attachments';
import { kept } from '../http/kept';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { ControlClient } from './control-client';
import { ControlEntry } from './control-entry';

/** One control by itself: for its owner, who may assess it whether or not its risk is theirs to read. */
@Component({
  selector: 'hf-control-page',
  imports: [Attachments, ControlEntry, ErrorNotice, LoadingShape, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (control(); as control) {
      <hf-page-head [heading]="control.title">
        <ng-container ngProjectAs="[facts]">@if (control.riskReference; as reference) { <span>Control of <a [routerLink]="['/risks', control.riskId]">{{ reference }}</a></span> } @else { <span>Control</span> }</ng-container>
      </hf-page-head>
      @if (control.mayAssess && !control.riskReference && !control.mayManage) { <hf-notice>You answer for this control. The risk that it lowers is in a register that is not yours to read.</hf-notice> }
      <hf-panel label="Control" [pad]="false"><hf-control-entry [control]="control" [linked]="false" (changed)="show($event)" /></hf-panel>
      <hf-panel class="files" heading="Files" [pad]="false"><hf-attachments subjectType="control" [subjectId]="control.id" [mayChange]="control.mayAssess" /></hf-panel>
      <p class="hf-caption hf-soft">How effective a control is, its owner says: a claim. Evidence is what was looked at, and counts for a while.</p>
    } @else if (resource.error(); as error) {
      <hf-page-head heading="Control" />
      <hf-error-notice what="The control could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else { <hf-loading-shape [lines]="4" label="Loading the control" /> }
  `,
  styles: `
    :host { display: block; max-width: 820px; }
    hf-notice { margin-bottom: 16px; }
    .files { margin-top: 16px; }
    .hf-caption { margin-top: 8px; }
  `,
})
export class ControlPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly resource = inject(ControlClient).control(() => this.id());
  protected readonly control = kept(this.resource, () => this.id());

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const control = this.control();
      if (!control) return;
      const risk = control.riskReference === null ? [] : [{ label: control.riskReference, link: ['/risks', control.riskId] }];
      titles.show(control.title, [...risk, { label: control.title }]);
    });
  }

  protected show(control: ControlView): void {
    this.resource.set(control);
  }
}
