import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RegisterSummary } from '@holdfast/contracts';
import { NoRegisters } from '../../registers/no-registers';
import { branchesOf, RegisterStore } from '../../registers/register-store';
import { LAYER_WORDS } from '../../registers/words';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { Choices } from '../choices';

/** To which register a risk is to be added, where none was on the screen. With one alone there is nothing to ask. What was begun elsewhere stays in the address. */
@Component({
  selector: 'hf-choose-register-page',
  imports: [EmptyState, ErrorNotice, LoadingShape, NoRegisters, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="To which register?"><ng-container ngProjectAs="[facts]"><span>Each risk belongs to one register.</span></ng-container></hf-page-head>
    @if (store.resource.hasValue() && !store.all().length) {
      <hf-no-registers />
    } @else if (registers(); as registers) {
      <hf-panel label="Registers" [pad]="false">
        @if (registers.length) {
          <ul>@for (branch of registers; track branch.register.id) { <li><a [routerLink]="['/registers', branch.register.id, 'add-risk']" queryParamsHandling="preserve" [style.--depth]="branch.depth"><b>{{ branch.register.name }}</b> <span>{{ words[branch.register.layer] }}</span></a></li> }</ul>
        } @else {
          <hf-empty-state heading="There is no register that you can add a risk to" why="A role as risk owner in a unit lets you. Ask an administrator of your organisation for one." icon="account-tree" />
        }
      </hf-panel>
    } @else if (store.resource.error(); as error) {
      <hf-error-notice what="The registers could not be loaded." [error]="error" (again)="store.reload()" />
    } @else { <hf-loading-shape shape="rows" [lines]="6" /> }
  `,
  styles: `
    hf-panel { max-width: 640px; }
    li { border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; }
    a { display: flex; justify-content: space-between; gap: 16px; min-height: 44px; align-items: center; padding: 8px 16px 8px calc(16px + var(--depth) * 20px); color: inherit; text-decoration: none; }
    a:hover { background: var(--hf-hover); }
    b { font-weight: 500; }
    span { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class ChooseRegisterPage {
  readonly #session = inject(Session);
  readonly #choices = inject(Choices);
  protected readonly store = inject(RegisterStore);
  protected readonly words = LAYER_WORDS;

  /** Undefined until both the registers and the tree of units are here. */
  protected readonly registers = computed(() => {
    const units = new Map(this.#choices.unitTree().map((unit) => [unit.id, unit]));
    if (!this.store.resource.hasValue() || !units.size) return undefined;
    const may = ({ unitId, owner, closedAt }: RegisterSummary): boolean => closedAt === null && this.#session.can('risk.draft', { unitPath: units.get(unitId)?.path, registerOwnerId: owner.id });
    return branchesOf(this.store.all().filter(may));
  });

  constructor() {
    const router = inject(Router);
    this.#choices.want();
    effect(() => {
      const [only, more] = this.registers() ?? [];
      if (only && !more) void router.navigate(['/registers', only.register.id, 'add-risk'], { queryParamsHandling: 'preserve', replaceUrl: true });
    });
  }
}
