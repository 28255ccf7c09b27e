import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { explainRefusal } from '@holdfast/domain';
import { kept } from '../../http/kept';
import { RegisterClient } from '../../registers/register-client';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { Notice } from '../../shared/notice/notice';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { PageTitles } from '../../shell/page-titles';
import { beginImport } from '../begin-import';
import { FileSource } from '../file-source';
import { ImportsUnderWay } from './imports-under-way';
import { RegisterImportClient } from './register-import-client';

/** Chooses the file of a register: then it is shown as it was understood, and nothing is written yet. */
@Component({
  selector: 'hf-register-import-start-page',
  imports: [ErrorNotice, FileSource, Icon, ImportsUnderWay, LoadingShape, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Import">
      <ng-container ngProjectAs="[facts]">@if (register(); as of) { <span>Into <b>{{ of.name }}</b></span> }<span>Nothing is written before you have seen what would change.</span></ng-container>
      <a actions class="hf-btn" routerLink="/imports"><hf-icon name="history" />What came in before</a>
    </hf-page-head>
    @if (refusal(); as why) {
      <hf-notice icon="lock"><b>{{ why }}</b></hf-notice>
    } @else if (resource.error(); as error) {
      <hf-error-notice what="The register could not be loaded." [error]="error" (again)="resource.reload()"><a routerLink="/registers">All registers</a></hf-error-notice>
    } @else if (register()) {
      <hf-imports-under-way [registerId]="id()" />
      <div class="columns">
        <hf-panel heading="The register’s file">
          <div class="stack">
            @if (problem(); as failed) { <hf-error-notice what="This file was not taken." [error]="failed" [retry]="failed.offline" (again)="again()" /> }
            <hf-file-source accept=".xlsx,.ods,.csv,.txt,.tsv,.md,.json,.yaml,.yml" hint="A workbook, a CSV file, or another table of risks, up to 256 MB." [busy]="busy()" (chosen)="begin($event)" />
          </div>
        </hf-panel>
        <hf-panel heading="How a register is read">
          <ul>
            <li>Your own layout will do: titles, guidance, merged headings and blank lines are passed over, and you see where each column goes and why.</li>
            <li>A column with no field here is kept on the risk under its own name. No cell is dropped.</li>
            <li>Scales are read onto this register’s matrix, and you can change every reading. A score that does not fit is kept as it was published.</li>
            <li>A date that could be two days is asked about once for its column.</li>
            <li>A second file is matched by reference, then by title: you see what is new, changed and missing first. Nothing is removed.</li>
          </ul>
        </hf-panel>
      </div>
    } @else { <hf-loading-shape [lines]="4" label="Loading the register" /> }
  `,
  styles: `
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(280px, 400px); gap: 16px; align-items: start; }
    .stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    ul { display: grid; gap: 8px; padding-left: 16px; list-style: disc; font: var(--mat-sys-body-small); }
    @media (max-width: 1099px) { .columns { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class RegisterImportStartPage {
  readonly id = input.required<string>();
  readonly #client = inject(RegisterImportClient);
  readonly #session = inject(Session);
  protected readonly resource = inject(RegisterClient).register(() => this.id());
  protected readonly register = kept(this.resource, () => this.id());
  /** Why nothing can be brought in here, once it is known. */
  protected readonly refusal = computed(() => {
    const of = this.register();
    if (!of) return null;
    if (of.closedAt) return `${of.name} is closed. Nothing in it can be changed.`;
    return this.#session.can('risk.edit', { unitPath: of.unitPath, registerOwnerId: of.owner.id }) ? null : explainRefusal('risk.edit', { registerOwner: `the ${of.owner.jobTitle}` });
  });
  readonly #begun = beginImport(async ({ file, name }) => ['/registers', this.id(), 'import', (await this.#client.begin(this.id(), file, name)).id]);
  protected readonly busy = this.#begun.busy;
  protected readonly problem = this.#begun.problem;
  protected readonly begin = this.#begun.begin;
  protected readonly again = this.#begun.again;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.register();
      if (of) titles.show(`Import into ${of.name}`, [{ label: of.name, link: ['/registers', of.id] }, { label: 'Import' }]);
    });
  }
}
