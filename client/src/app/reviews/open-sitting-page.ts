import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { PersonRef } from '@holdfast/contracts';
import { DUE_SOON_DAYS, LIMITS, type SittingReach } from '@holdfast/domain';
import { kept } from '../http/kept';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { RegisterClient } from '../registers/register-client';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { AttendanceFields, attendanceOf } from './attendance-fields';
import { ReviewClient } from './review-client';

const NAMES: FormNames = { reach: { label: 'How far', target: 'reach' }, people: { label: 'Who is there', target: 'present' }, others: { label: 'Others', target: 'others' } };

/** Before a sitting: what is due, how far it is to reach, and who is there. */
@Component({
  selector: 'hf-open-sitting-page',
  imports: [AttendanceFields, DayPipe, EmptyState, ErrorNotice, ErrorSummary, Kbd, LoadingShape, Notice, PageHead, Panel, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './open-sitting-page.html',
  styleUrl: './open-sitting-page.scss',
})
export class OpenSittingPage {
  /** From the query: of this register; without it, of my own risks. */
  readonly register = input<string>();

  readonly #client = inject(ReviewClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  readonly #register = inject(RegisterClient).register(() => this.register());
  protected readonly registerView = kept(this.#register, () => this.register());
  protected readonly resource = this.#client.outlook(() => this.register() ?? null);
  protected readonly outlook = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly most = LIMITS.sittingRisks;
  protected readonly error = computed(() => this.#register.error() ?? this.resource.error());

  protected readonly form = new FormGroup({
    reach: new FormControl<SittingReach | null>(null),
    people: new FormControl<PersonRef[]>([], { nonNullable: true }),
    others: new FormControl('', { nonNullable: true }),
  });
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly heading = computed(() => (this.register() ? `Review ${this.registerView()?.name ?? 'this register'}` : 'Review my risks'));
  protected readonly choices = computed(() => {
    const outlook = this.outlook();
    if (!outlook) return [];
    const late = outlook.overdue === 0 ? 'none overdue' : outlook.overdue < outlook.due ? `${outlook.overdue} overdue` : 'overdue';
    return [
      { value: 'due' as const, label: 'What is due by today', count: outlook.due, hint: outlook.due ? late : 'Nothing is due by today.' },
      { value: 'soon' as const, label: `What falls due within ${DUE_SOON_DAYS} days too`, count: outlook.soon, hint: '' },
      { value: 'all' as const, label: 'Every open risk', count: outlook.all, hint: '' },
    ].filter(({ count }) => count > 0);
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const register = this.registerView();
      const crumbs = register ? [...register.above.map(({ id, name }) => ({ label: name, link: ['/registers', id] })), { label: register.name, link: ['/registers', register.id] }] : [];
      titles.show(this.heading(), [...crumbs, { label: 'Review' }]);
    });
    // Whoever opens it is there, and begins with the least that is something.
    effect(() => {
      const person = this.#session.person();
      if (person && this.form.controls.people.pristine) this.form.controls.people.setValue([{ id: person.id, name: person.name, jobTitle: person.jobTitle }]);
    });
    effect(() => {
      const choices = this.choices();
      const first = choices.find(({ value }) => value !== 'all') ?? choices[0];
      if (first && this.form.controls.reach.pristine) this.form.controls.reach.setValue(choices.some(({ value }) => value === 'soon') ? 'soon' : first.value);
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Start the sitting', run: () => void this.start() }]);
  }

  protected async start(): Promise<void> {
    const { reach, people, others } = this.form.getRawValue();
    if (this.busy() || reach === null) return;
    const registerId = this.register() ?? null;
    const request = { scope: registerId ? ('register' as const) : ('mine' as const), registerId, reach, ...attendanceOf(people, others) };
    this.busy.set(true);
    try {
      const { id } = await this.#client.open(request, this.#submission);
      await this.#router.navigate(['/review-sittings', id]);
    } catch (error) {
      this.faults.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
