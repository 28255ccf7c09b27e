import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CategoryView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Switch } from '../shared/switch/switch';
import { DayPipe } from '../shared/words/dates';
import { CategoryClient } from './category-client';

/** The kinds that risks are sorted into: a name each, written where it stands. */
@Component({
  selector: 'hf-categories-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RouterLink, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Categories">
      <ng-container ngProjectAs="[facts]">@if (open()) { <span><b>{{ open() }}</b> open</span> }<span>Shared by the whole organisation: lists and reports are sorted by them</span></ng-container>
    </hf-page-head>
    @if (refusal(); as problem) { <hf-error-notice class="strip" what="That was not done." [error]="problem" [retry]="false" /> }
    @if (list.error(); as error) {
      <hf-error-notice what="The categories could not be loaded." [error]="error" (again)="list.reload()" />
    } @else if (list.hasValue()) {
      @if (closed()) { <div class="strip"><hf-switch [(on)]="withClosed">Show {{ closed() }} closed</hf-switch></div> }
      <hf-panel label="Categories" [pad]="false">
        @if (!shown().length) { <hf-empty-state icon="category" heading="There are no categories yet" [why]="may() ? 'Write the first one below, such as Finance or Information.' : 'An administrator or risk manager of the whole organisation adds them.'" /> }
        <ul>
          @for (category of shown(); track category.id) {
            <li>
              @if (editing() === category.id) {
                <form (submit)="$event.preventDefault(); rename(category, box.value)">
                  <input #box class="hf-input" aria-label="Name" autocomplete="off" [value]="category.name" [maxLength]="limits.name" (keydown.escape)="leave(category.id)" />
                  <button class="hf-btn primary" type="submit">Save</button><button class="hf-btn quiet" type="button" (click)="leave(category.id)">Cancel</button>
                </form>
              } @else {
                <span class="name" [class.hf-soft]="category.closedAt">{{ category.name }}</span>
                <span class="risks hf-soft">@if (category.closedAt) { Closed {{ category.closedAt | day }} } @else if (category.risks) { <a routerLink="/risks" [queryParams]="{ category: category.id }">{{ category.risks }} {{ category.risks === 1 ? 'risk' : 'risks' }}</a> } @else { No risks }</span>
                @if (may() && !category.closedAt) {
                  <span class="acts"><button class="hf-btn text" type="button" [attr.data-edit]="category.id" [attr.aria-label]="'Rename ' + category.name" (click)="edit(category)">Rename</button><button class="hf-btn text" type="button" [attr.aria-label]="'Close ' + category.name" (click)="close(category)">Close</button></span>
                }
              }
            </li>
          }
          @if (may()) {
            <li class="new">
              <form (submit)="$event.preventDefault(); add(fresh)">
                <input #fresh class="hf-input" aria-label="Name of a new category" placeholder="New category" autocomplete="off" [maxLength]="limits.name" [attr.aria-invalid]="fault() ? true : null" aria-describedby="category-fault" />
                <button class="hf-btn" type="submit"><hf-icon name="add" />Add</button>
              </form>
              <p id="category-fault" class="fault" role="status">{{ fault() }}</p>
            </li>
          }
        </ul>
      </hf-panel>
    } @else { <hf-panel label="Categories"><hf-loading-shape shape="rows" [lines]="6" /></hf-panel> }
  `,
  styles: `
    :host { display: block; max-width: 760px; }
    .strip { display: block; margin-bottom: 16px; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; min-height: 44px; padding: 4px 8px 4px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border: 0; }
    .name { flex: 1; min-width: 140px; font-weight: 500; overflow-wrap: anywhere; }
    .risks { min-width: 88px; text-align: right; }
    form { display: flex; flex: 1 1 100%; gap: 8px; padding: 6px 0; }
    form .hf-input { flex: 1; max-width: 420px; }
    .fault { flex: 1 1 100%; color: var(--mat-sys-error); font: var(--mat-sys-label-medium); }
    .fault:empty { display: none; }
    @media print { .acts, .new { display: none; } }
  `,
})
export class CategoriesPage {
  readonly #client = inject(CategoryClient);
  readonly #session = inject(Session);
  readonly #reason = inject(AskReason);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #submission = new Submission();

  protected readonly limits = LIMITS;
  protected readonly list = this.#client.list();
  protected readonly editing = signal<string | null>(null);
  protected readonly withClosed = signal(false);
  protected readonly refusal = signal<Problem | null>(null);
  protected readonly fault = signal('');
  protected readonly may = computed(() => this.#session.can('category.manage'));
  readonly #all = computed<readonly CategoryView[]>(() => (this.list.hasValue() ? this.list.value() : []));
  protected readonly closed = computed(() => this.#all().filter(({ closedAt }) => closedAt !== null).length);
  protected readonly open = computed(() => this.#all().length - this.closed());
  protected readonly shown = computed(() => this.#all().filter(({ closedAt }) => this.withClosed() || closedAt === null));

  protected async add(box: HTMLInputElement): Promise<void> {
    const name = box.value.trim();
    this.fault.set(name ? '' : 'Write a name.');
    if (!name) return box.focus();
    try {
      await this.#client.add({ name }, this.#submission);
      box.value = '';
      this.list.reload();
    } catch (error) {
      const problem = asProblem(error);
      this.fault.set(problem.errors[0]?.message ?? `${problem.title} ${problem.detail ?? ''}`);
    }
    box.focus();
  }

  protected edit(category: CategoryView): void {
    this.editing.set(category.id);
    setTimeout(() => this.#host.querySelector<HTMLInputElement>('li input')?.select());
  }

  protected async rename(category: CategoryView, text: string): Promise<void> {
    const name = text.trim();
    if (!name) return;
    await this.#try(() => this.#client.rename(category.id, category.version, { name }));
    if (!this.refusal()) this.leave(category.id);
  }

  protected leave(id: string): void {
    this.editing.set(null);
    setTimeout(() => this.#host.querySelector<HTMLElement>(`[data-edit="${id}"]`)?.focus());
  }

  protected async close(category: CategoryView): Promise<void> {
    const kept = category.risks === 1 ? 'The risk that has it keeps it.' : `The ${category.risks} risks that have it keep it.`;
    const done = await this.#reason.ask({
      question: `Close ${category.name}?`,
      detail: `It leaves the choices. ${category.risks ? kept : 'It stays in the history.'}`,
      act: `Close ${category.name}`,
      run: (reason) => this.#client.close(category.id, category.version, reason),
    });
    if (done) this.list.reload();
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    this.refusal.set(null);
    try {
      await work();
      this.list.reload();
    } catch (error) {
      const problem = asProblem(error);
      this.refusal.set(problem);
      // Somebody else changed it first: their wording shows in the list, mine stays in the box.
      if (problem.stale) this.list.reload();
    }
  }
}
