import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PersonView } from '@holdfast/contracts';
import { ROLES } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { SortHeader } from '../shared/sort-header/sort-header';
import { Shortcuts } from '../shell/shortcuts';
import { UnitTree } from '../units/unit-tree';
import { typedWords } from '../shared/list/typed-words';
import { PersonClient } from './person-client';
import { ROLE_WORDS, STATE_WORDS } from './role-words';

const COLUMNS = [
  { sort: 'jobTitle', label: 'Job title' },
  { sort: 'name', label: 'Name' },
  { sort: 'email', label: 'E-mail' },
  { sort: 'state', label: 'State' },
] as const;

/** Who works here and what they may do. Search, state and order are in the address. */
@Component({
  selector: 'hf-people-page',
  imports: [EmptyState, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RouterLink, Segmented, SortHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  readonly q = input<string>();
  readonly state = input<string>();
  readonly sort = input<string>();
  readonly role = input<string>();
  readonly unit = input<string>();

  readonly #client = inject(PersonClient);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  protected readonly typed = typedWords(() => this.q() ?? '', (words) => this.go({ q: words || null }));
  protected readonly columns = COLUMNS;
  protected readonly states = [
    { value: 'all', label: 'All' },
    { value: 'active', label: 'Active' },
    { value: 'invited', label: 'Invited' },
    { value: 'left', label: 'Left' },
  ];
  protected readonly roles = ROLES;
  protected readonly units = inject(UnitTree);
  protected readonly roleWords = ROLE_WORDS;
  protected readonly stateWords = STATE_WORDS;
  protected readonly mayInvite = computed(() => this.#session.canAnywhere('person.manage'));
  protected readonly maySeeTokens = computed(() => this.#session.can('organisation.configure'));
  protected readonly me = computed(() => this.#session.person()?.id);
  protected readonly order = computed(() => this.sort() ?? 'jobTitle');
  protected readonly query = computed<Record<string, string>>(() => {
    const [q, state, unit] = [this.q(), this.state(), this.unit()];
    const role = ROLES.find((one) => one === this.role());
    return { sort: this.order(), ...(q ? { q } : {}), ...(state && state in STATE_WORDS ? { state } : {}), ...(role ? { role } : {}), ...(unit ? { unitId: unit } : {}) };
  });
  protected readonly list = this.#client.list(this.query);
  readonly #more = signal<readonly PersonView[]>([]);
  readonly #after = signal<string | null | undefined>(undefined);
  protected readonly moreProblem = signal<Problem | null>(null);
  protected readonly people = computed(() => [...(this.list.hasValue() ? this.list.value().items : []), ...this.#more()]);
  protected readonly next = computed(() => (this.#after() === undefined ? (this.list.hasValue() ? this.list.value().next : null) : this.#after()));
  protected readonly count = computed(() => {
    const total = this.list.hasValue() ? this.list.value().total : null;
    return total === null ? '' : total === 1 ? '1 person' : `${total} people`;
  });
  protected readonly narrowed = computed(() => !!this.q() || !!this.query()['state'] || !!this.query()['role'] || !!this.unit());

  constructor() {
    // Another question: what was loaded after the first page belongs to the one before.
    effect(() => {
      this.query();
      untracked(() => {
        this.#more.set([]);
        this.#after.set(undefined);
      });
    });
    inject(Shortcuts).add([{ keys: 'c', label: 'Invite somebody', run: () => void (this.mayInvite() && this.#router.navigate(['/people', 'invite'])) }]);
  }

  protected show(state: string): void {
    this.go({ state: state === 'all' ? null : state });
  }

  protected indented(depth: number, name: string): string {
    return '\u00a0\u00a0'.repeat(depth) + name;
  }

  protected clear(): void {
    this.go({ q: null, state: null, role: null, unit: null });
  }

  protected async showMore(): Promise<void> {
    const after = this.next();
    if (!after) return;
    this.moreProblem.set(null);
    try {
      const page = await this.#client.page({ ...this.query(), after });
      this.#more.update((more) => [...more, ...page.items]);
      this.#after.set(page.next);
    } catch (error) {
      this.moreProblem.set(asProblem(error));
    }
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
