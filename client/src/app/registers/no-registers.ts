import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { SetupChecklist } from '../setup/setup-checklist';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Panel } from '../shared/panel/panel';

/** In place of registers where there are none: what to set up first, for whoever may; for the others, whom to ask. */
@Component({
  selector: 'hf-no-registers',
  imports: [EmptyState, Panel, RouterLink, SetupChecklist],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (mayConfigure()) {
      <hf-setup-checklist />
    } @else {
      <hf-panel label="Registers" [pad]="false">
        @if (mayCreate()) {
          <hf-empty-state heading="There are no registers yet" why="Usually the corporate one comes first; the others come under it." icon="account-tree"><a class="hf-btn" routerLink="/registers/new">Add the first register</a></hf-empty-state>
        } @else {
          <hf-empty-state heading="There is no register that you can read" why="A role in a unit lets you read its registers. Ask an administrator of your organisation for one." icon="account-tree" />
        }
      </hf-panel>
    }
  `,
})
export class NoRegisters {
  readonly #session = inject(Session);
  protected readonly mayConfigure = computed(() => this.#session.can('organisation.configure'));
  protected readonly mayCreate = computed(() => this.#session.canAnywhere('register.create'));
}
