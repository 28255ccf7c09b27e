import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, linkedSignal, signal, viewChild, type ElementRef } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RegisterFaultView, RegisterImportChoicesRequest, RegisterImportDraftView, ScaleRead } from '@holdfast/contracts';
import { bytesInWords, type UnreadableRows } from '@holdfast/domain';
import { kept } from '../../http/kept';
import { asProblem, type Problem } from '../../http/problem';
import { RegisterStore } from '../../registers/register-store';
import { Confirm } from '../../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { PageTitles } from '../../shell/page-titles';
import { ImportFaults, type FaultShown, type Mending } from '../import-faults';
import { rowsInWords } from '../import-words';
import { answering, leavingOutRows, reading, readingCellAs } from './register-choices';
import { RegisterDifferences } from './register-differences';
import { RegisterImportClient } from './register-import-client';
import { RegisterScales } from './register-scales';
import { RegisterTable } from './register-table';
import { howFarInWords, outcomeInWords, risksInWords, sumInWords, written } from './register-words';
import { isUnderWay, watchedWriting } from './watched-writing';

/** Shows what was understood of a register's file and what it would change; nothing is written until the last button. */
@Component({
  selector: 'hf-register-import-page',
  imports: [ErrorNotice, ImportFaults, LoadingShape, Notice, PageHead, Panel, RegisterDifferences, RegisterScales, RegisterTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-import-page.html',
  styleUrl: './register-import-page.scss',
})
export class RegisterImportPage {
  readonly id = input.required<string>();
  readonly draft = input.required<string>();
  readonly #client = inject(RegisterImportClient);
  readonly #router = inject(Router);
  readonly #confirm = inject(Confirm);
  readonly #registers = inject(RegisterStore);
  readonly #injector = inject(Injector);
  readonly #writing = watchedWriting();
  /** Nothing is asked of the file while it is being written, nor once it is. */
  protected readonly resource = this.#client.draft(() => (this.job() === undefined || this.underWay() || this.job()?.state === 'done' ? undefined : this.draft()));
  readonly #loaded = kept(this.resource, () => this.draft());
  protected readonly view = linkedSignal<RegisterImportDraftView | undefined>(() => this.#loaded());
  protected readonly busy = signal(false);
  protected readonly job = this.#writing.job;
  protected readonly unasked = this.#writing.problem;
  protected readonly underWay = computed(() => {
    const job = this.job();
    return job && isUnderWay(job) ? job : null;
  });
  protected readonly stopping = signal(false);
  private readonly stopper = viewChild<ElementRef<HTMLElement>>('stopper');
  #begunHere = false;
  protected readonly failure = signal<Problem | null>(null);
  protected readonly saved = signal<string | null>(null);
  protected readonly rows = rowsInWords;
  protected readonly risks = risksInWords;
  protected readonly size = bytesInWords;
  protected readonly sum = sumInWords;

  /** Questions of tables that are read and still to be answered. */
  protected readonly questions = computed(() => (this.view()?.tables ?? []).filter(({ taken }) => taken).flatMap(({ questions }) => questions));
  protected readonly open = computed(() => this.questions().filter(({ answer, otherwise }) => answer === null && otherwise === null).length);
  protected readonly closing = computed(() => this.view()?.closing ?? 0);
  protected readonly toWrite = computed(() => {
    const view = this.view();
    return view ? written(view.counts, this.closing()) : 0;
  });
  protected readonly fitting = computed(() => (this.view()?.profiles ?? []).filter(({ fits }) => fits));
  protected readonly others = computed(() => (this.view()?.profiles ?? []).filter(({ fits }) => !fits));
  protected readonly howFar = howFarInWords;
  /** What came of writing it, where it came to nothing. */
  protected readonly outcome = computed(() => {
    const job = this.job();
    return job ? outcomeInWords(job) : null;
  });
  /** Read first, then what is left alone. */
  protected readonly tables = computed(() => [...(this.view()?.tables ?? [])].sort((one, other) => Number(other.taken) - Number(one.taken)));
  protected readonly faults = computed<FaultShown[]>(() => {
    const view = this.view();
    return (view?.faults ?? []).map((fault) => ({
      key: keyOf(fault), sheet: fault.sheet, row: fault.row, rows: fault.rows, columnName: null, called: fault.header, label: fault.label, was: fault.was, message: fault.message, meant: fault.meant,
      mendable: fault.column !== null, offered: fault.scale ? stepsOf(view!, fault.scale) : fault.offers === 'owner' ? view!.offers.owner : [],
      ...(fault.offers === 'owner' ? { allAtOnce: `The ${view!.register.ownerTitle} owns ${fault.rows.length > 1 ? 'them' : 'it'}` } : {}),
    }));
  });
  /** Some rows only lack an owner who is known here. */
  protected readonly ownersLacking = computed(() => this.view()?.choices.ownerless !== null || (this.view()?.faults ?? []).some(({ offers }) => offers === 'owner'));

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const view = this.view();
      // While it is being written, the file itself is not looked at.
      const of = view?.register ?? this.underWay()?.register;
      const fileName = view?.fileName ?? this.underWay()?.fileName;
      if (of && fileName) titles.show(`Import into ${of.name}`, [{ label: of.name, link: ['/registers', of.id] }, { label: 'Import', link: ['/registers', of.id, 'import'] }, { label: fileName }]);
    });
    effect(() => this.#writing.look(this.draft()));
    // The button that was pressed is gone by then.
    effect(() => {
      const stopper = this.stopper();
      if (stopper && this.#begunHere) stopper.nativeElement.focus();
    });
    effect(() => {
      const importId = this.job()?.importId;
      if (!importId) return;
      this.#registers.reload();
      void this.#router.navigate(['/imports', importId], { replaceUrl: true });
    });
  }

  protected answer(key: string, answer: string): void {
    void this.choose(answering(this.view()!.choices, key, answer));
  }

  protected unreadable(value: string): void {
    void this.choose({ ...this.view()!.choices, unreadable: (value || null) as UnreadableRows | null });
  }

  protected ownerless(value: string): void {
    void this.choose({ ...this.view()!.choices, ownerless: value === 'register-owner' ? value : null });
  }

  protected undoMend(at: number): void {
    const { choices } = this.view()!;
    void this.choose({ ...choices, mended: choices.mended.filter((_, place) => place !== at) });
  }

  protected takeAllRows(): void {
    void this.choose({ ...this.view()!.choices, leftOut: [] });
  }

  protected mend(mending: Mending): void {
    const { choices, faults } = this.view()!;
    const fault = faults.find((one) => keyOf(one) === mending.key);
    if (fault) void this.choose('leaveOut' in mending ? leavingOutRows(choices, fault) : fault.scale ? reading(choices, fault.scale, fault.was, mending.becomes || null) : readingCellAs(choices, fault, mending.becomes));
  }

  protected choose(choices: RegisterImportChoicesRequest): Promise<void> {
    return this.#answered(() => this.#client.choose(this.draft(), choices));
  }

  protected useProfile(profileId: string): void {
    if (profileId) void this.#answered(() => this.#client.useProfile(this.draft(), profileId));
  }

  async #answered(ask: () => Promise<RegisterImportDraftView>): Promise<void> {
    this.failure.set(null);
    this.busy.set(true);
    try {
      this.view.set(await ask());
    } catch (error) {
      this.failure.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async saveProfile(): Promise<void> {
    const { askForProfileName } = await import('./save-profile-dialog');
    const profile = await askForProfileName(this.#injector, { draftId: this.draft(), fileName: this.view()!.fileName });
    if (!profile) return;
    this.saved.set(profile.name);
    this.resource.reload();
  }

  protected async write(): Promise<void> {
    const view = this.view();
    if (!view || this.busy()) return;
    this.failure.set(null);
    this.busy.set(true);
    try {
      this.#begunHere = true;
      this.#writing.show(await this.#client.write(view.id, view.digest));
    } catch (error) {
      this.failure.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async stop(): Promise<void> {
    this.stopping.set(true);
    try {
      this.#writing.show(await this.#client.cancel(this.draft()));
    } catch {
      // It has ended by itself: what is asked next says how.
      this.look();
    } finally {
      this.stopping.set(false);
    }
  }

  protected look(): void {
    this.#writing.look(this.draft());
  }

  protected reload(): void {
    this.failure.set(null);
    this.resource.reload();
  }

  protected async leave(): Promise<void> {
    const answer = await this.#confirm.ask({ question: `Leave ${this.view()?.fileName ?? 'this file'}?`, detail: 'Nothing of it has been written, and nothing of it is kept.', act: 'Leave' });
    if (answer !== 'act') return;
    try {
      await this.#client.leave(this.draft());
      await this.#router.navigate(['/registers', this.id(), 'import']);
    } catch (error) {
      this.failure.set(asProblem(error));
    }
  }
}

const keyOf = ({ table, row, header, was, message }: RegisterFaultView): string => `${table} ${row} ${header} ${was} ${message}`;

const stepsOf = ({ matrix: { definition } }: RegisterImportDraftView, of: ScaleRead): string[] => (of === 'level' ? definition.levels : definition[of]).map(({ code }) => code);
