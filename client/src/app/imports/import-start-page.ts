import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { explainRefusal, IMPORTED_THINGS, type ImportedThing } from '@holdfast/domain';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { beginImport } from './begin-import';
import { FileSource } from './file-source';
import { ImportsClient, templateOf } from './imports-client';
import { THING_WORDS } from './import-words';

/** Chooses a file, or takes a table that was copied: then it is shown as it was understood, and nothing is written yet. */
@Component({
  selector: 'hf-import-start-page',
  imports: [ErrorNotice, FileSource, Icon, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Import">
      <ng-container ngProjectAs="[facts]"><span>Activities, resources, dependencies and contacts from a spreadsheet. Nothing is written before you have seen what would change.</span></ng-container>
      <a actions class="hf-btn" routerLink="/imports"><hf-icon name="history" />What came in before</a>
    </hf-page-head>
    @if (!may()) {
      <hf-notice icon="lock"><b>{{ refusal }}</b></hf-notice>
    } @else {
      <div class="columns">
        <hf-panel heading="The file">
          <div class="stack">
            @if (problem(); as failed) { <hf-error-notice what="This file was not taken." [error]="failed" [retry]="failed.offline" (again)="again()" /> }
            <label class="what" for="import-thing"><span>What it holds</span>
              <select class="hf-input" id="import-thing" #what (change)="chosen.set($any(what.value) || null)">
                <option value="" [selected]="!thing()">As its headers say</option>
                @for (one of things; track one) { <option [value]="one" [selected]="thing() === one">{{ words[one] }}</option> }
              </select>
            </label>
            <hf-file-source accept=".xlsx,.ods,.csv,.txt" hint="Excel (.xlsx), OpenDocument (.ods) or CSV, up to 20 MB. One sheet for each kind, or one kind alone." [busy]="busy()" (chosen)="begin($event)" />
          </div>
        </hf-panel>
        <div class="aside">
          <hf-panel heading="Workbooks to fill in">
            <p class="hf-small">Each has a row that says how to fill it in.</p>
            <ul class="templates">
              <li><a [href]="template(null)" download><hf-icon name="download" />All four kinds</a></li>
              @for (one of things; track one) { <li><a [href]="template(one)" download><hf-icon name="download" />{{ words[one] }}</a></li> }
            </ul>
          </hf-panel>
          <hf-panel heading="How rows are read">
            <ul class="how">
              <li>A list of your own will do: titles, notes and blank lines are passed over, and headers may be called what you call them.</li>
              <li>A row is matched by its reference, such as RES-012, or by its name. An empty cell changes nothing.</li>
              <li>Owners are named by job title, name or e-mail address. They need an account.</li>
              <li>Times are read as you write them: 4 hours, 30 mins, 1 working day.</li>
              <li>All rows are written, or none. You choose what to leave out.</li>
            </ul>
          </hf-panel>
        </div>
      </div>
    }
  `,
  styles: `
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(280px, 360px); gap: 16px; align-items: start; }
    .stack, .aside { display: grid; gap: 16px; }
    .what { display: grid; gap: 4px; max-width: 360px; font: var(--mat-sys-label-medium); }
    .templates { display: grid; gap: 2px; margin-top: 8px; --hf-icon: 16px; }
    .templates a { display: inline-flex; gap: 6px; align-items: center; min-height: 28px; }
    .how { display: grid; gap: 8px; padding-left: 16px; list-style: disc; font: var(--mat-sys-body-small); }
    @media (max-width: 1099px) { .columns { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class ImportStartPage {
  /** What the page that led here shows. */
  readonly of = input<string>();
  readonly #client = inject(ImportsClient);
  protected readonly may = computed(() => this.#session.canAnywhere('continuity.manage'));
  readonly #session = inject(Session);
  protected readonly refusal = explainRefusal('continuity.manage');
  protected readonly things = IMPORTED_THINGS;
  protected readonly words = THING_WORDS;
  protected readonly template = templateOf;
  protected readonly chosen = signal<ImportedThing | null | undefined>(undefined);
  protected readonly thing = computed(() => (this.chosen() === undefined ? (IMPORTED_THINGS.find((one) => one === this.of()) ?? null) : this.chosen()!));
  readonly #begun = beginImport(async ({ file, name }) => ['/continuity-import', (await this.#client.begin(file, name, this.thing())).id]);
  protected readonly busy = this.#begun.busy;
  protected readonly problem = this.#begun.problem;
  protected readonly begin = this.#begun.begin;
  protected readonly again = this.#begun.again;
}
