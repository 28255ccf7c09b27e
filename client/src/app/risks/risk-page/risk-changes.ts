import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChangeView, Page } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem, type Problem } from '../../http/problem';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { MomentPipe } from '../../shared/words/dates';
import { actInWords, shownChanges } from '../change-words';
import { RiskClient } from '../risk-client';

/** Everything that became of a risk: who, when, and what it was before and after. */
@Component({
  selector: 'hf-risk-changes',
  imports: [ErrorNotice, LoadingShape, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (entry of entries(); track entry.id) {
      <section>
        <p><b>{{ entry.who }}</b> {{ entry.act }}@if (entry.import; as from) {, from @if (from.id) { <a [routerLink]="['/imports', from.id]">{{ from.fileName }}</a> } @else { {{ from.fileName }} }} <time>{{ entry.at | moment }}</time></p>
        @if (entry.changes.length) {
          <details>
            <summary>{{ entry.changes.length === 1 ? '1 field' : entry.changes.length + ' fields' }}</summary>
            <dl>@for (change of entry.changes; track change.label) { <div><dt>{{ change.label }}</dt><dd>@if (change.before !== 'None') { <del>{{ change.before }}</del> } <ins>{{ change.after }}</ins></dd></div> }</dl>
          </details>
        }
      </section>
    }
    @if (failure(); as failure) { <hf-error-notice what="The changes could not be loaded." [error]="failure" (again)="load()" /> }
    @if (loading()) { <hf-loading-shape [lines]="3" label="Loading the changes" /> } @else if (next()) { <button class="hf-btn" type="button" (click)="load()">Show earlier changes</button> }
  `,
  styles: `
    :host { display: grid; gap: 2px; padding: 4px 16px 12px; }
    section { padding: 8px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    section:last-of-type { border-bottom: 0; }
    b { font-weight: 600; }
    time { color: var(--mat-sys-on-surface-variant); margin-left: 4px; white-space: nowrap; }
    summary { min-height: 24px; color: var(--mat-sys-on-surface-variant); cursor: pointer; }
    dl { display: grid; gap: 6px; padding: 4px 0 4px 16px; }
    dl div { display: grid; grid-template-columns: 130px minmax(0, 1fr); gap: 8px; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { white-space: pre-line; overflow-wrap: anywhere; }
    del { color: var(--mat-sys-on-surface-variant); }
    ins { text-decoration: none; }
    .hf-btn { justify-self: start; margin-top: 8px; }
    @media (max-width: 700px) { dl div { grid-template-columns: minmax(0, 1fr); gap: 0; } }
  `,
})
export class RiskChanges {
  readonly risk = input.required<string>();
  /** Counts up when something changed: read anew. */
  readonly version = input.required<number>();
  readonly #client = inject(RiskClient);
  readonly #pages = signal<readonly Page<ChangeView>[]>([]);
  protected readonly loading = signal(false);
  protected readonly failure = signal<Problem | null>(null);
  protected readonly next = computed(() => this.#pages().at(-1)?.next ?? null);
  protected readonly entries = computed(() =>
    this.#pages().flatMap(({ items }) =>
      items.map((change) => ({
        id: change.id, at: change.at, import: change.import, who: change.actor?.jobTitle ?? 'Holdfast',
        act: actInWords(change.action, change.changes, change.about), changes: shownChanges(change),
      })),
    ),
  );

  constructor() {
    effect(() => {
      this.version();
      this.risk();
      untracked(() => {
        this.#pages.set([]);
        void this.load();
      });
    });
  }

  protected async load(): Promise<void> {
    this.loading.set(true);
    this.failure.set(null);
    const [risk, after] = [this.risk(), this.#pages().at(-1)?.next ?? undefined];
    try {
      const page = await firstValueFrom(this.#client.changes(risk, after));
      if (risk === this.risk()) this.#pages.update((pages) => [...pages, page]);
    } catch (error) {
      this.failure.set(asProblem(error));
    } finally {
      this.loading.set(false);
    }
  }
}
