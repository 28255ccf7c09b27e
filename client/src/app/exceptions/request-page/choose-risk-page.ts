import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RegisterSummary } from '@holdfast/contracts';
import { EXCEPTION_LAYER } from '@holdfast/domain';
import { OpenRiskChooser } from '../../escalations/open-risk-chooser';
import { RegisterStore } from '../../registers/register-store';
import { Choices } from '../../risks/choices';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';

/** On which risk an exception is asked for: one that is assessed already, or one that is added first. */
@Component({
  selector: 'hf-choose-risk-page',
  imports: [EmptyState, ErrorNotice, ErrorSummary, Icon, LoadingShape, OpenRiskChooser, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Ask for an exception: on which risk?"><ng-container ngProjectAs="[facts]"><span>An exception is decided on the score of a risk, and holds for that score.</span></ng-container></hf-page-head>
    @if (registers(); as registers) {
      @if (register(); as register) {
        <hf-panel label="Risk">
          <form class="hf-stack" (submit)="go(); $event.preventDefault()">
            <hf-error-summary [lines]="lines()" />
            @if (registers.length > 1) {
              <label class="which">Register
                <select class="hf-input" (change)="choose($event)">@for (one of registers; track one.id) { <option [value]="one.id" [selected]="one.id === register.id">{{ one.name }}</option> }</select>
              </label>
            } @else { <p class="hf-small hf-soft">In {{ register.name }}</p> }
            <hf-open-risk-chooser [registerId]="register.id" (risk)="riskId.set($event)" />
            <div class="hf-row acts">
              <button class="hf-btn primary" type="submit">Go on with this risk<hf-icon name="arrow-forward" /></button>
              <a class="hf-btn" [routerLink]="['/registers', register.id, 'add-risk']"><hf-icon name="add" />Add a risk first</a>
            </div>
          </form>
        </hf-panel>
      } @else {
        <hf-empty-state icon="account-tree" heading="There is no register that you can ask in" why="Exceptions are kept on risks of registers of individual assessments. A role as risk owner in the unit of one lets you ask."><a class="hf-btn" routerLink="/exceptions">All exceptions</a></hf-empty-state>
      }
    } @else if (store.resource.error(); as error) {
      <hf-error-notice what="The registers could not be loaded." [error]="error" (again)="store.reload()" />
    } @else { <hf-loading-shape shape="rows" [lines]="6" label="Loading the registers" /> }
  `,
  styles: `
    hf-panel { display: block; max-width: 760px; }
    .which { display: grid; gap: 4px; font: var(--mat-sys-title-small); }
    @media (max-width: 700px) { .acts > * { flex: 1 1 100%; justify-content: center; } }
  `,
})
export class ChooseRiskPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #choices = inject(Choices);
  protected readonly store = inject(RegisterStore);
  protected readonly riskId = signal<string | null>(null);
  protected readonly lines = signal<readonly SummaryLine[]>([]);

  /** Undefined until both the registers and the tree of units are here. */
  protected readonly registers = computed(() => {
    const units = new Map(this.#choices.unitTree().map((unit) => [unit.id, unit]));
    if (!this.store.resource.hasValue() || !units.size) return undefined;
    const may = ({ layer, unitId, owner, closedAt }: RegisterSummary): boolean =>
      layer === EXCEPTION_LAYER && closedAt === null && this.#session.can('exception.request', { unitPath: units.get(unitId)?.path, registerOwnerId: owner.id });
    return this.store.all().filter(may);
  });
  readonly #chosen = linkedSignal<RegisterSummary | undefined>(() => this.registers()?.[0]);
  protected readonly register = this.#chosen.asReadonly();

  constructor() {
    this.#choices.want();
  }

  protected choose(event: Event): void {
    this.riskId.set(null);
    this.#chosen.set(this.registers()?.find(({ id }) => id === (event.target as HTMLSelectElement).value));
  }

  protected go(): void {
    const riskId = this.riskId();
    this.lines.set(riskId ? [] : [{ label: '', message: 'Choose the risk, or add one first.', target: 'open-risk' }]);
    if (riskId) void this.#router.navigate(['/risks', riskId, 'exception']);
  }
}
