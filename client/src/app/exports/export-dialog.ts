import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal, type ElementRef, type Injector, viewChild, effect } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ExportView } from '@holdfast/contracts';
import { bytesInWords, EXPORT_FORMATS, EXPORT_LIMITS, EXPORT_TABLES, type ExportFormat, type ExportPart, type ExportTableName } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Past } from '../past/past';
import { usualDays } from '../past/past-days';
import type { Query } from '../risks/risk-filters';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import type { FormNames } from '../shared/forms/problem-errors';
import { sending } from '../shared/forms/sending';
import { Icon } from '../shared/icons/icon';
import { Notice } from '../shared/notice/notice';
import { day } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import { ExportClient, fileUrl } from './export-client';
import { FORMAT_WORDS, PART_WORDS, TABLE_WORDS } from './export-words';

export interface ToExport {
  /** Of the list, with `exports` at its end. */
  readonly url: string;
  /** What it is called. */
  readonly name: string;
  /** What the list is narrowed to; without it, all that is open. */
  readonly narrowedTo: Query | null;
  /** What stays whether it is narrowed or not, such as the registers below. */
  readonly always: Query;
  /** Read in full, so that one may choose the wording. */
  readonly full: boolean;
}

const NOW = 'now';
const ANOTHER = 'another';
const NAMES: FormNames = {
  format: { label: 'Format', target: 'export-format', messages: {} },
  table: { label: 'Table', target: 'export-table', messages: {} },
  asAt: { label: 'As at', target: 'export-as-at', messages: {} },
  day: { label: 'Day', target: 'export-day', messages: {} },
};
/** Asked at once, then ever less often: what ends in a second is seen to end. */
const FIRST_MS = 250;
const LAST_MS = 3_000;

/** Asks what is to be exported, then says how far it is and gives the file. */
@Component({
  selector: 'hf-export-dialog',
  imports: [DateField, ErrorNotice, ErrorSummary, Field, Icon, InputDirective, Notice, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="export-title">Export {{ data.name }}</h2>
    @if (job(); as job) {
      <div class="hf-stack" aria-live="polite">
        @switch (job.state) {
          @case ('ready') {
            <hf-notice kind="good"><b>{{ job.fileName }}</b><br />{{ risks(job.done) }}, {{ size(job) }}. It is kept for you until {{ until(job) }}.</hf-notice>
            <dl class="hf-small"><dt>Digest, SHA-256</dt><dd>{{ job.digest }}</dd></dl>
            <div class="hf-row"><a #download class="hf-btn primary" [href]="fileOf(job)" download><hf-icon name="download" />Download</a><button class="hf-btn quiet" type="button" (click)="dialog.close()">Close</button></div>
          }
          @case ('failed') { <hf-notice kind="error"><b>The export could not be made.</b> {{ job.fault }}</hf-notice><div class="hf-row"><button class="hf-btn" type="button" (click)="again()">Choose again</button></div> }
          @case ('cancelled') { <hf-notice><b>The export was cancelled.</b> Nothing of it is kept.</hf-notice><div class="hf-row"><button class="hf-btn" type="button" (click)="again()">Choose again</button></div> }
          @default {
            <p>{{ job.state === 'waiting' ? 'It waits for its turn.' : 'Writing ' + risks(job.total ?? 0) + '.' }} You can close this and go on: it is kept under <a routerLink="/exports" (click)="dialog.close()">Exports</a>.</p>
            <progress [value]="job.done" [max]="most(job)" aria-label="Risks written"></progress>
            <div class="hf-row"><button class="hf-btn" type="button" (click)="cancel(job)">Cancel the export</button><button class="hf-btn quiet" type="button" (click)="dialog.close()">Close</button></div>
          }
        }
      </div>
    } @else {
      <form class="hf-stack" [formGroup]="form" (ngSubmit)="ask()">
        <hf-error-summary [lines]="lines()" />
        <hf-field label="Format" [hint]="hints[format()]"><select hfInput id="export-format" formControlName="format" cdkFocusInitial>@for (one of formats; track one) { <option [value]="one">{{ formatWords[one] }}</option> }</select></hf-field>
        @if (format() === 'csv') {
          <div class="hf-beside">
            <hf-field label="What the file holds"><select hfInput id="export-table" formControlName="table">@for (one of tables(); track one) { <option [value]="one">{{ tableWords[one] }}</option> }</select></hf-field>
            <hf-field label="Made for"><select hfInput id="export-bom" formControlName="bom"><option [ngValue]="false">Any program</option><option [ngValue]="true">Excel</option></select></hf-field>
          </div>
        }
        @if (data.narrowedTo) { <hf-field label="Which risks"><select hfInput id="export-which" formControlName="which"><option value="narrowed">As the list is narrowed now</option><option value="all">All that are open</option></select></hf-field> }
        @if (data.full) { <hf-field label="Wording" [hint]="part() === 'A' ? 'Exempt wording, controls, actions and reasons are left out: it may be published.' : 'It may hold exempt wording. Each export is on record.'"><select hfInput id="export-part" formControlName="part">@for (one of parts; track one) { <option [value]="one">{{ partWords[one] }}</option> }</select></hf-field> }
        <hf-field label="As at"><select hfInput id="export-as-at" formControlName="asAt">
          <option [value]="now">Now</option>
          @for (one of days; track one.day) { <option [value]="one.day">{{ one.label }}, {{ one.words }}</option> }
          <option [value]="another">Another day</option>
        </select></hf-field>
        @if (asAt() === another) { <hf-field label="Day" hint="The register as it was at the end of that day." [group]="true"><hf-date-field id="export-day" formControlName="day" [from]="begins" [tooEarly]="tooEarly" /></hf-field> }
        <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()"><hf-icon name="download" />{{ busy() ? 'Asking' : 'Export' }}</button><button class="hf-btn quiet" type="button" (click)="dialog.close()">Cancel</button></div>
      </form>
    }
    @if (problem(); as problem) { <hf-error-notice what="It could not be asked how far the export is." [error]="problem" (again)="watch()" /> }
  `,
  styles: `
    progress { width: 100%; height: 8px; accent-color: var(--mat-sys-primary); }
    dl { display: grid; gap: 2px; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { font-family: var(--hf-mono); overflow-wrap: anywhere; }
    hf-notice { overflow-wrap: anywhere; }
  `,
  styleUrl: '../actions/action-dialog.scss',
})
export class ExportDialog {
  readonly #client = inject(ExportClient);
  readonly #session = inject(Session);
  readonly #sending = sending();
  protected readonly dialog = inject(DialogRef);
  protected readonly data = inject<ToExport>(DIALOG_DATA);
  protected readonly lines = this.#sending.lines;
  protected readonly busy = this.#sending.busy;
  readonly #zone = this.#session.organisation()?.timeZone;
  readonly #today = todayIn(this.#zone);
  protected readonly begins = this.#session.view()?.historyBeginsOn ?? null;
  protected readonly tooEarly = this.begins ? `The history kept here begins on ${day(this.begins, { long: true })}.` : '';
  readonly #looked = inject(Past).asAt();
  protected readonly days = [...(this.#looked ? [{ day: this.#looked, label: 'The day that you look at' }] : []), ...usualDays(this.#today, this.begins ?? this.#today).filter((one) => one.day !== this.#looked)]
    .map((one) => ({ ...one, words: day(one.day, { long: true }) }));
  protected readonly formats = EXPORT_FORMATS;
  protected readonly formatWords = FORMAT_WORDS;
  protected readonly parts: readonly ExportPart[] = ['B', 'A'];
  protected readonly partWords = PART_WORDS;
  protected readonly tableWords = TABLE_WORDS;
  protected readonly now = NOW;
  protected readonly another = ANOTHER;
  protected readonly hints: Readonly<Record<ExportFormat, string>> = {
    xlsx: 'A sheet for each register, and others for assessments, actions, controls and matrices.', csv: 'One table, for any program.', json: 'Everything, for scripts.', pdf: `To print or to send: the heat map and every risk, ${EXPORT_LIMITS.pdfRisks.toLocaleString('en-GB')} at most.`,
  };
  protected readonly form = new FormGroup({
    format: new FormControl<ExportFormat>('xlsx', { nonNullable: true }), table: new FormControl<ExportTableName>('risks', { nonNullable: true }), bom: new FormControl(false, { nonNullable: true }),
    which: new FormControl(this.data.narrowedTo ? 'narrowed' : 'all', { nonNullable: true }), part: new FormControl<ExportPart>(this.data.full ? 'B' : 'A', { nonNullable: true }),
    asAt: new FormControl(this.#looked ?? NOW, { nonNullable: true }), day: new FormControl<string | null>(null),
  });
  protected readonly format = toSignal(this.form.controls.format.valueChanges, { initialValue: this.form.controls.format.value });
  protected readonly part = toSignal(this.form.controls.part.valueChanges, { initialValue: this.form.controls.part.value });
  protected readonly asAt = toSignal(this.form.controls.asAt.valueChanges, { initialValue: this.form.controls.asAt.value });
  protected readonly tables = computed(() => EXPORT_TABLES.filter((one) => this.part() === 'B' || (one !== 'actions' && one !== 'controls')));
  protected readonly job = signal<ExportView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  private readonly download = viewChild<ElementRef<HTMLElement>>('download');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
    effect(() => this.download()?.nativeElement.focus());
    effect(() => {
      if (!this.tables().includes(this.form.controls.table.value)) this.form.controls.table.setValue('risks');
    });
  }

  protected ask(): Promise<void> {
    const { format, table, bom, which, part, asAt, day: other } = this.form.getRawValue();
    const fault = asAt !== ANOTHER ? null : other === null ? 'Choose a day.' : other >= this.#today ? 'This day is not over yet. Choose an earlier one.' : null;
    if (fault) this.form.controls.day.setErrors({ ...this.form.controls.day.errors, server: fault });
    const at = asAt === NOW ? null : asAt === ANOTHER ? other : asAt;
    const params: Query = { ...(which === 'narrowed' ? this.data.narrowedTo : null), ...this.data.always, ...(at ? { asAt: at } : {}) };
    const request = { format, part, ...(format === 'csv' ? { table, bom } : {}) };
    return this.#sending.send({
      form: this.form, names: NAMES, run: (submission) => this.#client.ask(this.data.url, params, request, submission.of({ ...request, params })),
      then: (job) => {
        this.job.set(job);
        this.watch();
      },
    });
  }

  protected watch(after = FIRST_MS): void {
    this.problem.set(null);
    this.#timer = setTimeout(() => void this.#look(after), after);
  }

  async #look(after: number): Promise<void> {
    const id = this.job()?.id;
    if (id === undefined) return;
    try {
      const job = await this.#client.one(id);
      this.job.set(job);
      if (job.state === 'waiting' || job.state === 'running') this.watch(Math.min(after * 1.5, LAST_MS));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  protected async cancel({ id }: ExportView): Promise<void> {
    try {
      this.job.set(await this.#client.cancel(id));
      clearTimeout(this.#timer);
    } catch {
      // It was ready first: what is asked next says so.
      this.watch();
    }
  }

  protected again(): void {
    this.job.set(null);
  }

  protected most({ total, done }: ExportView): number {
    return Math.max(total ?? 0, done, 1);
  }

  protected risks(count: number): string {
    return `${count.toLocaleString('en-GB')} ${count === 1 ? 'risk' : 'risks'}`;
  }

  protected size({ size }: ExportView): string {
    return bytesInWords(size ?? 0);
  }

  protected until({ expiresAt }: ExportView): string {
    return expiresAt ? day(expiresAt.slice(0, 10), { long: true }) : '';
  }

  protected fileOf({ id }: ExportView): string {
    return fileUrl(id);
  }
}

export function askToExport(injector: Injector, data: ToExport): void {
  injector.get(Dialog).open(ExportDialog, { data, ariaLabelledBy: 'export-title', ariaModal: true });
}
