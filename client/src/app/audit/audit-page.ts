import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AuditEventView, Page } from '@holdfast/contracts';
import { kept } from '../http/kept';
import { asProblem, type Problem } from '../http/problem';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { moment } from '../shared/words/dates';
import { AuditChanges } from './audit-changes';
import { AuditClient } from './audit-client';
import { AuditFilterBar } from './audit-filter-bar';
import { isNarrowed, listQuery, NO_FILTERS, readFilters, writeFilters, type AuditFilters } from './audit-filters';
import { AuditHead } from './audit-head';
import { actionInWords, differencesOf, linkTo, typeInWords } from './audit-words';

/** Everything that was done, by whom, and what it was before: for those who hold the organisation to account. */
@Component({
  selector: 'hf-audit-page',
  imports: [AuditChanges, AuditFilterBar, AuditHead, EmptyState, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  readonly #client = inject(AuditClient);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #session = inject(Session);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: this.#route.snapshot.queryParamMap });
  private readonly head = viewChild(AuditHead);

  protected readonly mayRead = computed(() => this.#session.canAnywhere('audit.read'));
  protected readonly filters = computed(() => readFilters(this.#params()), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly list = this.#client.events(() => (this.mayRead() ? listQuery(this.filters()) : undefined));
  readonly #first = kept(this.list, () => 'the trail');
  readonly #later = signal<readonly Page<AuditEventView>[]>([]);
  protected readonly loaded = computed(() => this.#first() !== undefined);
  protected readonly loadingMore = signal(false);
  protected readonly moreProblem = signal<Problem | null>(null);
  protected readonly next = computed(() => (this.#later().at(-1) ?? this.#first())?.next ?? null);
  readonly #events = computed(() => [...(this.#first()?.items ?? []), ...this.#later().flatMap(({ items }) => items)]);
  protected readonly count = computed(() => {
    const shown = this.#events().length;
    return !this.loaded() ? '' : `${this.next() ? 'The latest ' : ''}${shown} ${shown === 1 ? 'event' : 'events'}`;
  });
  /** By the first event about it, what the thing is called that the trail is narrowed to. */
  protected readonly thing = computed(() => this.#events().find(({ subject }) => subject.id === this.filters().subject)?.subject.label ?? '');

  protected readonly rows = computed(() => {
    const zone = this.#session.organisation()?.timeZone;
    return this.#events().map((event) => ({
      id: event.id,
      at: event.at,
      when: moment(event.at, { zone }),
      withheld: event.withheld,
      who: whoOf(event),
      token: event.token,
      act: actionInWords(event.action),
      kind: typeInWords(event.subject.type),
      thing: event.subject,
      link: linkTo(event),
      register: event.subject.type === 'register' ? null : event.register,
      changes: differencesOf(event, zone),
      seal: event.seal === null ? 'Not sealed yet' : event.seal.toLocaleString('en-GB'),
      sealed: event.seal !== null,
    }));
  });

  constructor() {
    // Another question: what was loaded after the first page belongs to the one before.
    effect(() => {
      this.filters();
      untracked(() => {
        this.#later.set([]);
        this.moreProblem.set(null);
      });
    });
  }

  protected narrow(patch: Partial<AuditFilters>): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: writeFilters({ ...this.filters(), ...patch }), queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    this.narrow(NO_FILTERS);
  }

  protected readAgain(): void {
    this.#later.set([]);
    this.list.reload();
    this.head()?.reload();
  }

  protected async showMore(): Promise<void> {
    const after = this.next();
    if (!after || this.loadingMore()) return;
    this.moreProblem.set(null);
    this.loadingMore.set(true);
    const asked = this.filters();
    try {
      const page = await this.#client.page({ ...listQuery(asked), after });
      if (asked === this.filters()) this.#later.update((pages) => [...pages, page]);
    } catch (error) {
      this.moreProblem.set(asProblem(error));
    } finally {
      this.loadingMore.set(false);
    }
  }
}

/** Whoever signs in, or takes up an invitation, is nobody yet when it is recorded: it is the person that it is recorded of. */
function whoOf({ actor, subject }: AuditEventView): { id: string; jobTitle: string; name: string } | null {
  if (actor || subject.type !== 'person' || subject.label === null) return actor;
  return { id: subject.id, jobTitle: subject.label, name: '' };
}
