import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionRow, RiskView } from '@holdfast/contracts';
import { isUnended } from '@holdfast/domain';
import { kept } from '../http/kept';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Panel } from '../shared/panel/panel';
import { ActionClient } from './action-client';
import { ActionList } from './action-list/action-list';

/** What is being done about a risk. For readers of the full wording: nobody else asks for it. */
@Component({
  selector: 'hf-actions-panel',
  imports: [ActionList, EmptyState, ErrorNotice, Icon, Kbd, LoadingShape, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Actions" [count]="count()" [pad]="false">
      @if (mayAdd() && unended().length) { <a actions class="hf-btn text" [routerLink]="['/risks', risk().id, 'add-action']"><hf-icon name="add" />Plan an action<hf-kbd>A</hf-kbd></a> }
      @if (actions(); as all) {
        @if (unended().length) {
          <hf-action-list [rows]="unended()" [label]="'Actions on ' + risk().reference" [sortable]="false" [withRisks]="false" />
        } @else {
          <hf-empty-state icon="task-alt" [heading]="all.length ? 'Nothing is left to be done' : 'No actions are planned'" [why]="why()">
            @if (mayAdd()) { <a class="hf-btn" [routerLink]="['/risks', risk().id, 'add-action']">Plan an action<hf-kbd>A</hf-kbd></a> }
          </hf-empty-state>
        }
        @if (ended().length) {
          <details><summary>{{ ended().length }} done or cancelled</summary><hf-action-list [rows]="ended()" [label]="'Ended actions on ' + risk().reference" [sortable]="false" [withRisks]="false" /></details>
        }
      } @else if (list.error(); as error) {
        <div class="pad"><hf-error-notice what="The actions could not be loaded." [error]="error" (again)="list.reload()" /></div>
      } @else { <div class="pad"><hf-loading-shape [lines]="3" label="Loading the actions" /></div> }
    </hf-panel>
  `,
  styles: `
    :host { display: block; }
    .pad { padding: 16px; }
    details { border-top: 1px solid var(--mat-sys-outline-variant); }
    summary { min-height: 44px; padding: 13px 16px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); cursor: pointer; }
    @media print { details:not([open]) { display: none; } }
  `,
})
export class ActionsPanel {
  readonly risk = input.required<RiskView>();
  readonly mayAdd = input(false);
  readonly #id = computed(() => this.risk().id);
  protected readonly list = inject(ActionClient).ofRisk(() => this.#id());
  protected readonly actions = kept(this.list, () => this.#id());
  protected readonly unended = computed<readonly ActionRow[]>(() => this.actions()?.filter(({ status }) => isUnended(status)) ?? []);
  protected readonly ended = computed<readonly ActionRow[]>(() => this.actions()?.filter(({ status }) => !isUnended(status)) ?? []);
  protected readonly count = computed(() => (this.unended().length ? `${this.unended().length} to be done` : ''));
  protected readonly why = computed(() => {
    if (this.risk().status === 'draft') return 'Actions are planned once the risk is in its register.';
    return this.mayAdd() ? 'Say who does what about this risk, and by when.' : 'The owner of the risk or of the register says who does what about it, and by when.';
  });
}
