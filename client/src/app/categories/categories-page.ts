import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CategoryView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
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
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RouterLink, StaleResolver, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Categories">
      <ng-container ngProjectAs="[facts]">@if (open()) { <span><b>{{ open() }}</b> open</span> }<span>Shared by the whole organisation: a risk has one, and lists are narrowed by it</span></ng-container>
    </hf-page-head>
    @if (list.error(); as error) {
      <hf-error-notice what="The categories could not be loaded." [error]="error" (again)="list.reload()" />
    } @else if (list.hasValue()) {
      @if (closed()) { <div class="strip"><hf-switch [(on)]="withClosed">Show {{ closed() }} closed</hf-switch></div> }
      <hf-panel label="Categories" [pad]="false">
        @if (!shown().length) { <hf-empty-state icon="category" heading="There are no categories yet" [why]="may() ? 'Write the first one below, such as Finance or Information.' : 'An administrator or risk manager of the whole organisation adds them.'" /> }
        <ul>
          @for (category of shown(); track category.id) {
            <li>
              @if (editing()?.id === category.id) {
                @if (stale(); as met) {
                  <hf-stale-resolver who="Somebody else" [what]="met.what" [fields]="met.fields" (resolved)="resolve($event)" (left)="leave(category.id, true)" />
                } @else {
                  <form (submit)="$event.preventDefault(); rename(box.value)">
                    <input #box class="hf-input" aria-label="Name" autocomplete="off" [value]="written()" [maxLength]="limits.name" [attr.aria-invalid]="refusal() ? true : null" aria-describedby="category-refusal" (keydown.escape)="leave(category.id)" />
                    <button class="hf-btn primary" type="submit">Save</button><button class="hf-btn quiet" type="button" (click)="leave(category.id)">Cancel</button>
                  </form>
                  <p id="category-refusal" class="fault" role="status">{{ refusal() }}</p>
                }
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
                <label for="new-category">New category</label><input #fresh id="new-category" class="hf-input" autocomplete="off" [maxLength]="limits.name" [attr.aria-invalid]="fault() ? true : null" aria-describedby="category-fault" />
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
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; min-height: 44px; padding: 4px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border: 0; }
    .name { flex: 1; min-width: 140px; font-weight: 500; overflow-wrap: anywhere; }
    .risks { min-width: 88px; text-align: right; }
    hf-stale-resolver { flex: 1 1 100%; min-width: 0; margin: 6px 0; }
    form { display: flex; flex-wrap: wrap; flex: 1 1 100%; gap: 8px; padding: 6px 0; }
    form .hf-input { flex: 1; max-width: 420px; min-width: 160px; }
    form label { align-self: center; font: var(--mat-sys-label-medium); }
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
  #busy = false;
  /** Whose button takes the focus back, once the list stands. */
  readonly #back = signal<string | null>(null);

  protected readonly limits = LIMITS;
  protected readonly list = this.#client.list();
  /** As it was read: what a list that is loaded meanwhile says of it is somebody else's. */
  protected readonly editing = signal<CategoryView | null>(null);
  /** The name in its box. */
  protected readonly written = signal('');
  /** Somebody saved first: the category as it is now, and what differs. */
  protected readonly stale = signal<{ what: string; current: CategoryView; fields: readonly StaleField[] } | null>(null);
  protected readonly withClosed = signal(false);
  /** What is wrong with it. */
  protected readonly refusal = signal('');
  protected readonly fault = signal('');
  protected readonly may = computed(() => this.#session.can('category.manage'));
  readonly #all = computed<readonly CategoryView[]>(() => (this.list.hasValue() ? this.list.value() : []));
  protected readonly closed = computed(() => this.#all().filter(({ closedAt }) => closedAt !== null).length);
  protected readonly open = computed(() => this.#all().length - this.closed());
  protected readonly shown = computed(() => this.#all().filter(({ id, closedAt }) => this.withClosed() || closedAt === null || id === this.editing()?.id));

  constructor() {
    effect(() => {
      const id = this.#back();
      if (id === null || this.list.isLoading()) return;
      this.#back.set(null);
      setTimeout(() => this.#host.querySelector<HTMLElement>(`[data-edit="${id}"]`)?.focus());
    });
  }

  protected async add(box: HTMLInputElement): Promise<void> {
    const name = box.value.trim();
    this.fault.set(name ? '' : 'Write a name.');
    if (!name) return box.focus();
    try {
      await this.#client.add({ name }, this.#submission);
      box.value = '';
      this.list.reload();
    } catch (error) {
      this.fault.set(inWords(asProblem(error)));
    }
    box.focus();
  }

  protected edit(category: CategoryView): void {
    this.refusal.set('');
    this.stale.set(null);
    this.written.set(category.name);
    this.editing.set(category);
    setTimeout(() => this.#host.querySelector<HTMLInputElement>('li input')?.select());
  }

  protected async rename(text: string): Promise<void> {
    const [base, name] = [this.editing(), text.trim()];
    if (!base || this.#busy) return;
    this.written.set(name);
    this.refusal.set(name ? '' : 'Write a name.');
    if (!name) return;
    this.#busy = true;
    try {
      await this.#client.rename(base.id, base.version, { name });
      this.leave(base.id, true);
    } catch (error) {
      const problem = asProblem(error);
      if (!problem.stale || !problem.current) return this.refusal.set(inWords(problem));
      const current = problem.current as CategoryView;
      this.stale.set({ what: base.name, current, fields: [{ name: 'name', label: 'Name', base: base.name, theirs: current.name, mine: name, text: true }] });
    } finally {
      this.#busy = false;
    }
  }

  /** What was kept of both, on top of what is there now. */
  protected async resolve(values: Readonly<Record<string, unknown>>): Promise<void> {
    this.editing.set(this.stale()!.current);
    this.stale.set(null);
    await this.rename(values['name'] as string);
  }

  /** With `other` the list is no longer what it was. */
  protected leave(id: string, other = false): void {
    this.editing.set(null);
    this.stale.set(null);
    this.refusal.set('');
    this.#back.set(id);
    if (other) this.list.reload();
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
}

const inWords = ({ errors, title, detail }: Problem): string => errors[0]?.message ?? [title, detail].filter(Boolean).join(' ');
