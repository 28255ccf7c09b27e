import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, runInInjectionContext, signal, untracked, type OnInit } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { PersonRef } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft, type DeviceDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { AttendanceFields, attendanceOf } from './attendance-fields';
import { ReviewClient } from './review-client';
import { decidedCount } from './review-words';

const NAMES: FormNames = { people: { label: 'Who is there', target: 'present' }, others: { label: 'Others', target: 'others' }, note: { label: 'Closing note', target: 'note' } };

/** The end of a sitting: who was there after all, what is left over, and a closing note. */
@Component({
  selector: 'hf-end-sitting-page',
  imports: [AttendanceFields, DraftNote, ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './end-sitting-page.html',
  styleUrl: './open-sitting-page.scss',
})
export class EndSittingPage implements OnInit {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(ReviewClient);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #attendance = new Submission();
  readonly #end = new Submission();
  protected readonly limits = LIMITS;
  protected readonly resource = this.#client.sitting(() => this.id());
  protected readonly sitting = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly left = computed(() => (this.sitting()?.items ?? []).filter(({ state }) => state === 'open' || state === 'skipped'));
  protected readonly done = computed(() => (this.sitting() ? decidedCount(this.sitting()!) : 0));
  protected readonly form = new FormGroup({
    people: new FormControl<PersonRef[]>([], { nonNullable: true }),
    others: new FormControl('', { nonNullable: true }),
    note: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) }),
  });
  protected draft!: DeviceDraft;
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const sitting = this.sitting();
      if (!sitting) return;
      titles.show('End the sitting', [...(sitting.register ? [{ label: sitting.register.name, link: ['/registers', sitting.register.id] }] : []), { label: 'Review', link: ['/review-sittings', sitting.id] }, { label: 'End' }]);
      untracked(() => {
        if (sitting.endedAt) return void this.#router.navigate(['/review-sittings', sitting.id, 'minutes'], { replaceUrl: true });
        if (this.form.pristine) this.form.patchValue({ people: sitting.people, others: sitting.others.join('\n') });
      });
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'End the sitting', run: () => void this.end() }]);
  }

  ngOnInit(): void {
    runInInjectionContext(this.#injector, () => (this.draft = keepDraft(this.form, `end-sitting.${this.id()}`)));
    this.draft.take();
  }

  protected async end(): Promise<void> {
    const sitting = this.sitting();
    if (this.busy() || !sitting) return;
    const faults = faultsOf(this.form, NAMES);
    this.faults.set(faults);
    if (faults.length) return;
    const { people, others, note } = this.form.getRawValue();
    const present = attendanceOf(people, others);
    const as = JSON.stringify({ people: sitting.people.map(({ id }) => id), others: sitting.others });
    this.busy.set(true);
    try {
      if (JSON.stringify(present) !== as) await this.#client.attend(sitting.id, present, this.#attendance);
      await this.#client.end(sitting.id, { note: note.trim() }, this.#end);
      this.draft.saved();
      await this.#router.navigate(['/review-sittings', sitting.id, 'minutes'], { replaceUrl: true });
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
