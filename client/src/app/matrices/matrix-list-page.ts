import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MatrixView } from '@holdfast/contracts';
import { codesInWords } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { MatrixClient } from './matrix-client';
import { MatrixNaming } from './matrix-naming';
import { MatrixThumb } from './matrix-thumb';
import { MatrixVersions } from './matrix-versions';
import { RULE_WORDS } from './matrix-words';

/** Every matrix of the organisation with its versions and where each is used. */
@Component({
  selector: 'hf-matrix-list-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, LoadingShape, MatrixThumb, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Matrices">
      <ng-container ngProjectAs="[facts]">
        @if (list.hasValue() && list.value().length) { <span><b>{{ list.value().length }}</b> {{ list.value().length === 1 ? 'matrix' : 'matrices' }}</span> }
        <span>A published version never changes, so that every score keeps its meaning</span>
      </ng-container>
      <ng-container ngProjectAs="[actions]">
        @if (comparable()) { <a class="hf-btn" routerLink="/crosswalks">Crosswalks</a> }
        @if (may()) { <a class="hf-btn primary" routerLink="/matrices/new"><hf-icon name="add" />Add matrix</a> }
      </ng-container>
    </hf-page-head>
    @if (refusal(); as problem) { <hf-error-notice class="strip" what="That was not done." [error]="problem" [retry]="false" /> }
    @if (list.error(); as error) {
      <hf-error-notice what="The matrices could not be loaded." [error]="error" (again)="list.reload()" />
    } @else if (list.hasValue()) {
      <div class="hf-stack">
        @for (entry of entries(); track entry.matrix.id) {
          <hf-panel [heading]="entry.matrix.name" [count]="entry.facts" [pad]="false">
            <ng-container ngProjectAs="[actions]">
              @if (may()) {
                <button class="hf-btn text" type="button" (click)="rename(entry.matrix)">Rename</button>
                @if (!entry.draft) { <button class="hf-btn text" type="button" [attr.aria-disabled]="busy()" (click)="addVersion(entry.matrix)">New version</button> }
              }
            </ng-container>
            <div class="body">
              <hf-matrix-thumb [matrix]="entry.definition" />
              <div class="words">
                @if (entry.matrix.description) { <p class="description">{{ entry.matrix.description }}</p> }
                <ul>
                  @for (version of entry.matrix.versions; track version.id) {
                    <li>
                      <a class="hf-tap" [routerLink]="version.publishedAt || !may() ? ['/matrices', version.id] : ['/matrices', version.id, 'edit']">Version {{ version.number }}</a>
                      @if (version.publishedAt) {
                        <span class="hf-soft">Published {{ version.publishedAt | day }}</span>
                        <span [class.hf-soft]="!version.registers">{{ used(version.registers) }}</span>
                      } @else {
                        <span class="draft">Draft</span>
                        <span class="hf-soft">{{ may() ? 'Go on drawing it, then publish it' : 'Being drawn' }}</span>
                      }
                    </li>
                  }
                </ul>
              </div>
            </div>
          </hf-panel>
        } @empty {
          <hf-panel label="Matrices">
            <hf-empty-state icon="grid-view" heading="There is no matrix yet" [why]="may() ? 'A register scores its risks on one. Start from a ready-made matrix, or draw your own.' : 'A register scores its risks on one. A risk manager of the whole organisation adds it.'">
              @if (may()) { <a class="hf-btn primary" routerLink="/matrices/new">Add matrix</a> }
            </hf-empty-state>
          </hf-panel>
        }
      </div>
    } @else {
      <hf-panel label="Matrices"><hf-loading-shape [lines]="5" /></hf-panel>
    }
  `,
  styles: `
    .strip { display: block; margin-bottom: 16px; }
    .body { display: flex; gap: 16px; padding: 16px; }
    .words { min-width: 0; flex: 1; display: grid; gap: 12px; }
    .description { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); max-width: 84ch; text-wrap: pretty; }
    li { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 6px 0; font: var(--mat-sys-body-small); border-top: 1px solid var(--mat-sys-outline-variant); min-height: 32px; align-items: center; }
    li a { font-weight: 500; min-width: 76px; }
    .draft { border: 1px dashed var(--mat-sys-outline); border-radius: 4px; padding: 1px 7px; font: var(--mat-sys-label-small); }
    @media (max-width: 700px) { .body { padding: 12px 16px; gap: 12px; } hf-matrix-thumb { width: 48px; height: 40px; } }
  `,
})
export class MatrixListPage {
  readonly #client = inject(MatrixClient);
  readonly #versions = inject(MatrixVersions);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #naming = inject(MatrixNaming);
  readonly #submission = new Submission();

  protected readonly list = this.#client.list();
  protected readonly busy = signal(false);
  protected readonly refusal = signal<Problem | null>(null);
  protected readonly may = computed(() => this.#session.can('matrix.manage'));
  protected readonly entries = computed(() =>
    (this.list.hasValue() ? this.list.value() : []).map((matrix) => {
      const definition = this.#versions.known().get(shown(matrix) ?? '')?.definition ?? null;
      const facts = definition ? `${codesInWords(definition.likelihood)} by ${codesInWords(definition.impact)}, ${RULE_WORDS[definition.rule].name.toLowerCase()}` : '';
      return { matrix, definition, facts, draft: matrix.versions.some(({ publishedAt }) => publishedAt === null) };
    }),
  );
  /** Two published versions can be mapped onto each other. */
  protected readonly comparable = computed(() => (this.list.hasValue() ? this.list.value() : []).flatMap(({ versions }) => versions).filter(({ publishedAt }) => publishedAt).length > 1);

  constructor() {
    effect(() => this.#versions.need(...(this.list.hasValue() ? this.list.value() : []).map(shown)));
  }

  protected used(registers: number): string {
    return registers === 0 ? 'No register uses it' : registers === 1 ? 'Used by 1 register' : `Used by ${registers} registers`;
  }

  protected async rename(matrix: MatrixView): Promise<void> {
    if (await this.#naming.ask(matrix)) this.list.reload();
  }

  protected async addVersion(matrix: MatrixView): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const draft = await this.#client.addVersion(matrix.id, this.#submission);
      this.#submission.done();
      await this.#router.navigate(['/matrices', draft.id, 'edit']);
    } catch (error) {
      this.refusal.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

/** The version to recognise the matrix by: the latest published, or the draft of a new one. */
function shown(matrix: MatrixView): string | undefined {
  return (matrix.versions.find(({ publishedAt }) => publishedAt !== null) ?? matrix.versions[0])?.id;
}
