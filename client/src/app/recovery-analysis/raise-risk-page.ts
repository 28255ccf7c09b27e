import { ChangeDetectionStrategy, Component, inject, input, signal, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { RaiseFromGapRequest } from '@holdfast/contracts';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { RegisterStore } from '../registers/register-store';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Shortcuts } from '../shell/shortcuts';
import { GapHead } from './gap-head';
import { gapInHand, type GapAnswered } from './gap-in-hand';
import { GapRiskFields } from './gap-risk-fields';
import { gapRiskForm, gapRiskNames, riskAboutGap } from './gap-risk-form';
import { RecoveryClient } from './recovery-client';

const NAMES = gapRiskNames();

/** Raises a risk from a gap: begun with everything that the gap says, so that one may save it as it stands. */
@Component({
  selector: 'hf-raise-risk-page',
  imports: [DraftNote, EmptyState, ErrorNotice, ErrorSummary, GapHead, GapRiskFields, Kbd, LoadingShape, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (gap(); as of) {
      <hf-page-head [heading]="'Raise a risk about ' + of.gap.name"><ng-container ngProjectAs="[facts]"><span>{{ of.gap.reference }}</span><span>{{ of.gap.unitName }}</span></ng-container></hf-page-head>
      <hf-gap-head [of]="of" />
      @if (of.registers.length) {
        <form [formGroup]="form" (ngSubmit)="save('open')">
          <hf-panel label="The risk">
            <div class="hf-stack">
              <hf-error-summary [lines]="faults()" />
              <hf-gap-risk-fields [form]="form" [of]="of" [ownerFault]="ownerFault()" />
            </div>
          </hf-panel>
          <hf-draft-note [draft]="draft" />
          <div class="acts">
            <button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy() !== null">{{ busy() === 'open' ? 'Raising' : 'Raise the risk' }}<hf-kbd>Ctrl Enter</hf-kbd></button>
            <button class="hf-btn" type="button" [attr.aria-disabled]="busy() !== null" (click)="save('draft')">{{ busy() === 'draft' ? 'Saving' : 'Save as a draft' }}</button>
          </div>
          <p class="hf-caption hf-soft">It enters the register unscored. A draft is seen by you and the owner of the register alone, and no action can be planned on it.</p>
          <p class="hf-small"><a routerLink="/gaps" queryParamsHandling="preserve">Back to the gaps</a></p>
        </form>
      } @else {
        <hf-notice icon="lock"><b>There is no register that you can raise a risk in.</b> You need a role as risk owner or continuity manager in its unit. <a routerLink="/gaps" queryParamsHandling="preserve">Back to the gaps</a></hf-notice>
      }
    } @else if (gap() === null) {
      <hf-page-head heading="Raise a risk from a gap" />
      <hf-empty-state heading="There is no gap here any more" why="As far as is known, the resource takes no longer to recover than it may." icon="task-alt"><a class="hf-btn" routerLink="/gaps">All gaps</a></hf-empty-state>
    } @else if (page.error(); as error) {
      <hf-page-head heading="Raise a risk from a gap" />
      <hf-error-notice what="The gap could not be loaded." [error]="error" (again)="page.reload()" />
    } @else { <hf-loading-shape [lines]="5" label="Loading the gap" /> }
  `,
  styleUrl: '../risks/add-risk-page/add-risk-page.scss',
})
export class RaiseRiskPage {
  /** The resource, from the address. */
  readonly id = input.required<string>();
  readonly #client = inject(RecoveryClient);
  readonly #registers = inject(RegisterStore);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  readonly #inHand = gapInHand(this.id, 'Raise a risk');
  protected readonly page = this.#inHand.page;
  protected readonly gap = this.#inHand.gap;
  protected readonly form = gapRiskForm();
  // The address is known before the first input is: one draft for each gap.
  protected readonly draft = keepDraft(this.form, `gap-risk.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  private readonly fields = viewChild(GapRiskFields);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal<RaiseFromGapRequest['status'] | null>(null);

  constructor() {
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Raise the risk', run: () => void this.save('open') }]);
  }

  protected ownerFault(): string {
    return this.faults().find(({ target }) => target === 'risk-owner')?.message ?? '';
  }

  protected async save(status: RaiseFromGapRequest['status']): Promise<void> {
    if (this.busy() || !this.gap()) return;
    this.#show(faultsOf(this.form, NAMES));
    if (this.faults().length) return;
    const request = { ...riskAboutGap(this.form.getRawValue()), status };
    this.busy.set(status);
    try {
      const risk = await this.#client.raise(this.id(), request, this.#submission.of(request));
      this.#submission.done();
      this.draft.saved();
      this.#registers.reload();
      const answered: GapAnswered = { link: ['/risks', risk.id], reference: risk.reference ?? 'The draft', words: `${risk.reference ? 'was raised' : 'waits in the register'} about ${this.gap()!.gap.name}.` };
      await this.#router.navigate(['/gaps'], { queryParamsHandling: 'preserve', replaceUrl: true, state: { answered } });
    } catch (error) {
      this.#show(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(null);
    }
  }

  #show(faults: readonly SummaryLine[]): void {
    this.fields()?.reveal(faults);
    this.faults.set(faults);
  }
}
