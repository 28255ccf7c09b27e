import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { ExceptionDraftView } from '@holdfast/contracts';
import { kept } from '../../http/kept';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { Standing } from '../../risks/standing';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../../shared/error-summary/error-summary';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../../shared/forms/problem-errors';
import { Kbd } from '../../shared/kbd/kbd';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { todayIn } from '../../shared/words/today';
import { PageTitles } from '../../shell/page-titles';
import { Shortcuts } from '../../shell/shortcuts';
import { ExceptionClient } from '../exception-client';
import { ExceptionsWaiting } from '../exceptions-waiting';
import { RenewedFrom } from '../renewed-from';
import { TermsFields } from '../terms-fields';
import { termsControls, termsGiven, TERMS_NAMES } from '../terms-form';

/** Asks for leave to deviate from a policy, on a risk as it is scored; or for an earlier exception to be renewed. */
@Component({
  selector: 'hf-request-page',
  imports: [DraftNote, ErrorNotice, ErrorSummary, Kbd, LoadingShape, Notice, PageHead, Panel, ReactiveFormsModule, RenewedFrom, RouterLink, Standing, TermsFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './request-page.html',
  styleUrl: '../../shared/page-layout/form-page.scss',
})
export class RequestPage {
  /** Of the risk; from the address. */
  readonly id = input.required<string>();
  /** The exception that is renewed; from the address. */
  readonly renews = input<string>();

  readonly #client = inject(ExceptionClient);
  readonly #router = inject(Router);
  readonly #waiting = inject(ExceptionsWaiting);
  readonly #session = inject(Session);
  readonly #submission = new Submission();
  protected readonly resource = this.#client.draft(() => ({ riskId: this.id(), renews: this.renews() }));
  protected readonly draft = kept(this.resource, () => this.id());
  /** Why it cannot be asked for, where that is no fault: by whom, or as it stands. */
  protected readonly refused = computed(() => {
    const problem = this.resource.error() ? asProblem(this.resource.error()) : null;
    return problem && (problem.status === 403 || problem.status === 409) ? problem.title : null;
  });
  protected readonly form = new FormGroup(termsControls());
  protected readonly kept = keepDraft(this.form, `exception.${location.pathname}`);
  protected readonly today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly controlError = computed(() => this.lines().find(({ target }) => target === 'terms-controls')?.message ?? '');
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const draft = this.draft();
      if (!draft) return;
      const what = draft.renews ? 'Renew an exception' : 'Ask for an exception';
      titles.show(`${what}, ${draft.reference}`, [{ label: draft.registerName, link: ['/registers', draft.registerId] }, { label: draft.reference, link: ['/risks', draft.riskId] }, { label: what }]);
      untracked(() => this.#begin(draft));
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Send the request', run: () => void this.save() }]);
  }

  /** A renewal begins with what was approved; its controls are those of them that are still in place. */
  #begin({ renews, controls }: ExceptionDraftView): void {
    if (!renews || !this.form.pristine) return;
    const inPlace = new Set(controls.map(({ id }) => id));
    const { policy, deviation, reason, compensating } = renews;
    this.form.patchValue({ policy, deviation, reason, compensating, controlIds: renews.controls.map(({ id }) => id).filter((id) => inPlace.has(id)) });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (this.busy() || !draft) return;
    const faults = faultsOf(this.form, TERMS_NAMES);
    this.lines.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    const request = { ...termsGiven(this.form.getRawValue()), ...(draft.renews ? { renewsId: draft.renews.id } : {}) };
    try {
      const made = await this.#client.request(draft.riskId, draft.riskVersion, request, this.#submission.of({ ...request, version: draft.riskVersion }));
      this.#submission.done();
      this.kept.saved();
      this.#waiting.reload();
      await this.#router.navigate(['/exceptions', made.id]);
    } catch (error) {
      const problem = asProblem(error);
      // What was typed is about the policy: it stays, while the score that it is asked on is read anew.
      if (problem.stale) {
        this.changed.set(true);
        this.resource.reload();
      } else this.lines.set(hangProblem(this.form, problem, TERMS_NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
