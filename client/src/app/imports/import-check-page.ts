import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportChoicesRequest, ImportDraftView, ImportFaultView } from '@holdfast/contracts';
import { bytesInWords } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { kept } from '../http/kept';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { leavingOut, nothingLeftOut, readingAs, unmended } from './import-choices';
import { ImportFaults, type FaultShown, type Mending } from './import-faults';
import { ImportSheet } from './import-sheet';
import { countsInWords, rowsInWords } from './import-words';
import { ImportsClient } from './imports-client';

/** Shows what was understood of a file and what it would change, and takes whatever has to be said about it. Nothing is written until the last button. */
@Component({
  selector: 'hf-import-check-page',
  imports: [ErrorNotice, ImportFaults, ImportSheet, LoadingShape, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Check what was understood">
      <ng-container ngProjectAs="[facts]">
        @if (draft(); as of) {
          <span>File <b>{{ of.fileName }}</b>, {{ size(of.size) }}</span>
          <span>{{ of.sheets.length === 1 ? '1 sheet' : of.sheets.length + ' sheets' }}</span>
          @if (of.encoding) { <span>Text in {{ of.encoding }}</span> }
        }
      </ng-container>
    </hf-page-head>
    @if (draft(); as of) {
      <div class="stack" [attr.aria-busy]="busy()">
        <div role="status">
          @if (of.counts.faults) {
            <hf-notice kind="error"><b>{{ rows(of.counts.faults) }} cannot be read yet.</b>&ngsp;Say below how to read {{ of.counts.faults === 1 ? 'it, or leave it' : 'them, or leave them' }} out.</hf-notice>
          } @else if (of.counts.new + of.counts.changed === 0) {
            <hf-notice><b>{{ of.counts.same ? 'Nothing here is new or different.' : 'There is nothing to import yet.' }}</b>&ngsp;{{ of.counts.same ? rows(of.counts.same) + ' of the file are as they are here already.' : 'Say which sheet holds what, and where its columns go.' }}</hf-notice>
          } @else {
            <hf-notice kind="good"><b>Every row was understood.</b>&ngsp;{{ words(of.counts) }}.</hf-notice>
          }
        </div>
        @if (of.cycles.length) {
          <hf-notice kind="warn"><b>{{ of.cycles.length === 1 ? 'A way round.' : of.cycles.length + ' ways round.' }}</b>&ngsp;Written like this, these lean on each other: @for (cycle of of.cycles; track $index) { <span class="cycle">{{ cycle.join(', ') }}.</span>&ngsp; }They can be written; what is reached only that way has no known recovery time.</hf-notice>
        }
        @if (failure(); as failed) { <hf-error-notice what="That did not work." [error]="failed" [retry]="false">@if (failed.status === 409) { <button type="button" (click)="reload()">Look at it again</button> }</hf-error-notice> }
        @if (of.faults.length) { <hf-import-faults [faults]="faults()" [inAll]="of.faultsInAll" [sheets]="of.sheets.length" (mended)="mend($event)" /> }
        @for (sheet of shown(); track sheet.name) { <hf-import-sheet [sheet]="sheet" [draft]="of" [id]="'sheet-' + $index" (chosen)="choose($event)" /> }
        @if (of.choices.mended.length || of.choices.leftOut.length) {
          <hf-panel heading="What you chose">
            <ul class="chosen">
              @for (mend of of.choices.mended; track $index) { <li><span>“{{ mend.was }}” is read {{ mend.becomes ? 'as “' + mend.becomes + '”' : 'as if it were empty' }}</span><button class="hf-btn text" type="button" (click)="choose(undoMend(of.choices, $index))">Undo<span class="hf-hidden"> reading “{{ mend.was }}” otherwise</span></button></li> }
              @if (of.choices.leftOut.length; as count) { <li><span>{{ rows(count) }} left out</span><button class="hf-btn text" type="button" (click)="choose(takeAll(of.choices))">Undo<span class="hf-hidden"> leaving rows out</span></button></li> }
            </ul>
          </hf-panel>
        }
      </div>
      <div class="bar">
        <p><b>{{ words(of.counts) }}{{ of.counts.faults ? ', ' + of.counts.faults + ' to mend' : '' }}.</b>&ngsp;<span class="hf-soft">Nothing has been written yet.</span></p>
        <button class="hf-btn" type="button" (click)="leave()">Leave</button>
        <button class="hf-btn primary" type="button" [attr.aria-disabled]="busy()" (click)="write()">{{ writing() ? 'Importing' : 'Import ' + rows(of.counts.new + of.counts.changed) }}</button>
      </div>
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The file could not be shown." [error]="error" (again)="resource.reload()"><a routerLink="/continuity-import">Choose a file</a></hf-error-notice>
    } @else { <hf-loading-shape [lines]="6" label="Reading the file" /> }
  `,
  styles: `
    .stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .chosen { display: grid; gap: 4px; font: var(--mat-sys-body-small); }
    .chosen li { display: flex; gap: 12px; align-items: center; justify-content: space-between; overflow-wrap: anywhere; }
    .cycle { font-weight: 500; }
    .bar { position: sticky; bottom: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 16px calc(-1 * var(--hf-gutter)) calc(-1 * var(--hf-gutter)); padding: 10px var(--hf-gutter); background: var(--mat-sys-background); border-top: 1px solid var(--mat-sys-outline-variant); }
    .bar p { flex: 1; min-width: 200px; font: var(--mat-sys-body-small); }
    @media (max-width: 700px) { .bar p { flex-basis: 100%; } .bar .primary { flex: 1; } }
    @media print { .bar { display: none; } }
  `,
})
export class ImportCheckPage {
  readonly id = input.required<string>();
  readonly #client = inject(ImportsClient);
  readonly #router = inject(Router);
  readonly #confirm = inject(Confirm);
  protected readonly resource = this.#client.draft(this.id);
  readonly #loaded = kept(this.resource, () => this.id());
  protected readonly draft = linkedSignal<ImportDraftView | undefined>(() => this.#loaded());
  protected readonly busy = signal(false);
  protected readonly writing = signal(false);
  protected readonly failure = signal<Problem | null>(null);
  /** What holds something first; an empty sheet says nothing. */
  protected readonly shown = computed(() => [...(this.draft()?.sheets ?? [])].filter(({ filled, thing }, _, all) => filled > 0 || thing !== null || all.length === 1));
  protected readonly rows = rowsInWords;
  protected readonly words = countsInWords;
  protected readonly size = bytesInWords;
  protected readonly undoMend = unmended;
  protected readonly takeAll = nothingLeftOut;

  protected readonly faults = computed<FaultShown[]>(() => {
    const draft = this.draft();
    return (draft?.faults ?? []).map((fault) => ({ ...fault, key: keyOf(fault), mendable: fault.column !== null, offered: offeredFor(fault, draft!) }));
  });

  protected mend(mending: Mending): void {
    const { choices, faults } = this.draft()!;
    const fault = faults.find((one) => keyOf(one) === mending.key);
    if (fault) void this.choose('leaveOut' in mending ? leavingOut(choices, fault.sheet, fault.rows) : readingAs(choices, fault, mending.becomes));
  }

  protected async choose(choices: ImportChoicesRequest): Promise<void> {
    this.failure.set(null);
    this.busy.set(true);
    try {
      this.draft.set(await this.#client.choose(this.id(), choices));
    } catch (error) {
      this.failure.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async write(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.busy()) return;
    this.failure.set(null);
    this.busy.set(true);
    this.writing.set(true);
    try {
      const { id } = await this.#client.write(draft.id, draft.digest);
      await this.#router.navigate(['/imports', id]);
    } catch (error) {
      this.failure.set(asProblem(error));
    } finally {
      this.busy.set(false);
      this.writing.set(false);
    }
  }

  protected reload(): void {
    this.failure.set(null);
    this.resource.reload();
  }

  protected async leave(): Promise<void> {
    const answer = await this.#confirm.ask({ question: `Leave ${this.draft()?.fileName ?? 'this file'}?`, detail: 'Nothing of it has been written, and nothing of it is kept.', act: 'Leave' });
    if (answer !== 'act') return;
    try {
      await this.#client.leave(this.id());
      await this.#router.navigate(['/continuity-import']);
    } catch (error) {
      this.failure.set(asProblem(error));
    }
  }
}

const keyOf = ({ sheet, row, column, field, message }: ImportFaultView): string => `${sheet} ${row} ${column} ${field} ${message}`;

/** A cell of a list names several: what may be said instead is said as a whole. */
function offeredFor({ field }: ImportFaultView, { offers: { unit, owner, kind, resource } }: ImportDraftView): readonly string[] {
  return field === 'unit' ? unit : field === 'owner' ? owner : field === 'kind' ? kind : field === 'resource' || field === 'locatedAt' || field === 'supplier' ? resource : [];
}
