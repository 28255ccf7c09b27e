import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { ExceptionDraftView } from '@holdfast/contracts';
import { kept } from '../../http/kept';
import { asProblem } from '../../http/problem';
import { Standing } from '../../risks/standing';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { ErrorSummary } from '../../shared/error-summary/error-summary';
import { keepDraft } from '../../shared/forms/device-draft';
import { DraftNote } from '../../shared/forms/draft-note';
import { sending } from '../../shared/forms/sending';
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
  readonly #sending = sending();
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
  protected readonly lines = this.#sending.lines;
  protected readonly controlError = computed(() => this.lines().find(({ target }) => target === 'terms-controls')?.message ?? '');
  protected readonly busy = this.#sending.busy;
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
    if (!draft) return;
    const request = { ...termsGiven(this.form.getRawValue()), ...(draft.renews ? { renewsId: draft.renews.id } : {}) };
    await this.#sending.send({
      form: this.form, names: TERMS_NAMES, draft: this.kept, run: (submission) => this.#client.request(draft.riskId, draft.riskVersion, request, submission.of({ ...request, version: draft.riskVersion })),
      then: ({ id }) => {
        this.#waiting.reload();
        return this.#router.navigate(['/exceptions', id]);
      },
      // What was typed is about the policy: it stays, while the score that it is asked on is read anew.
      met: ({ stale }) => {
        if (!stale) return false;
        this.changed.set(true);
        this.resource.reload();
        return true;
      },
    });
  }
}
