import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { DigestView } from '@holdfast/contracts';
import { DIGEST_RHYTHMS, WEEKDAY_NAMES, weekdayOf, type DigestRhythm } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Session } from '../session/session';
import { Shortcuts } from '../shell/shortcuts';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { day, moment } from '../shared/words/dates';
import { RHYTHM_WORDS } from './digest-words';
import { NoticeClient } from './notice-client';

const NAMES: FormNames = { rhythm: { label: 'How often', target: 'rhythm-working-days' }, weekday: { label: 'Day of the week', target: 'weekday' } };

const HINTS: Readonly<Record<DigestRhythm, string>> = {
  'working-days': 'Monday to Friday, if there is something to say.',
  weekly: 'On the day that you choose, if there is something to say.',
  'when-overdue': 'Monday to Friday, for as long as something of yours is overdue.',
  never: 'Notices are still shown here.',
};

/** What somebody chooses for themselves: the mail, and the way to their password. */
@Component({
  selector: 'hf-settings-page',
  imports: [ErrorNotice, ErrorSummary, Field, InputDirective, Kbd, LoadingShape, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  readonly #client = inject(NoticeClient);
  protected readonly session = inject(Session);
  protected readonly digest = this.#client.digest();
  protected readonly form = new FormGroup({
    rhythm: new FormControl<DigestRhythm>('weekly', { nonNullable: true }),
    weekday: new FormControl(1, { nonNullable: true }),
  });
  readonly #rhythm = toSignal(this.form.controls.rhythm.valueChanges, { initialValue: this.form.controls.rhythm.value });
  protected readonly weekly = computed(() => this.#rhythm() === 'weekly');
  protected readonly rhythms = DIGEST_RHYTHMS.map((value) => ({ value, label: RHYTHM_WORDS[value], hint: HINTS[value] }));
  protected readonly weekdays = WEEKDAY_NAMES;
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  /** Of the choice that the form began with, or that was met meanwhile. */
  readonly #version = signal(0);
  protected readonly busy = signal(false);
  protected readonly saved = signal<string | null>(null);
  /** What was chosen in another window meanwhile. */
  protected readonly met = signal<string | null>(null);
  readonly #known = signal<DigestView | null>(null);
  protected readonly known = this.#known.asReadonly();
  protected readonly next = computed(() => {
    const known = this.#known();
    if (!known) return '';
    const last = known.last ? ` The last one, on ${day(known.last.day, { long: true })}, told of ${known.last.notices}.` : '';
    return known.next ? `The next one is made on ${WEEKDAY_NAMES[weekdayOf(known.next) - 1]} ${day(known.next, { long: true })}, from ${known.hour}:00 on.${last}` : `None is made.${last}`;
  });

  constructor() {
    effect(() => {
      if (!this.digest.hasValue()) return;
      const view = this.digest.value();
      untracked(() => this.#take(view));
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => this.saved.set(null));
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void this.save() }]);
  }

  #take(view: DigestView): void {
    this.#known.set(view);
    this.#version.set(view.version);
    this.form.setValue({ rhythm: view.rhythm, weekday: view.weekday });
  }

  protected async save(): Promise<void> {
    if (this.busy() || !this.#known()) return;
    this.busy.set(true);
    this.faults.set([]);
    this.met.set(null);
    const { rhythm, weekday } = this.form.getRawValue();
    try {
      this.#take(await this.#client.chooseDigest({ rhythm, weekday }, this.#version()));
      this.saved.set(moment(new Date(), { zone: this.session.organisation()?.timeZone }));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale) this.#meet(problem.current as DigestView);
      else this.faults.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  /** The choice of another window holds; the one on show is kept, and saving again puts it in its place. */
  #meet(current: DigestView): void {
    this.#known.set(current);
    this.#version.set(current.version);
    this.met.set(current.rhythm === 'weekly' ? `${RHYTHM_WORDS.weekly}, on ${WEEKDAY_NAMES[current.weekday - 1]}` : RHYTHM_WORDS[current.rhythm]);
  }
}
