import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import { RESOURCE_KINDS, type ResourceKind } from '@holdfast/domain';
import { ContinuityClient, type ListQuery } from '../continuity/continuity-client';
import { KIND_WORDS } from '../continuity/continuity-words';
import { pageRows } from '../http/page-rows';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import { Icon } from '../shared/icons/icon';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { among } from '../shared/list/filter-words';
import { countInWords, ListBody } from '../shared/list/list-body';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DependencyTable } from './dependency-table';
import { MapPanel } from './map-panel';

/** Everything that leans on something: drawn, and in a table that can be edited. */
@Component({
  selector: 'hf-dependencies-page',
  imports: [ChoiceList, DependencyTable, EmptyState, FilterPopover, Icon, ListBody, ListFilterBar, MapPanel, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Dependencies">
      <ng-container ngProjectAs="[facts]"><span>What leans on what, and how much of it suffices</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      @if (mayImport()) { <a actions class="hf-btn" routerLink="/continuity-import" [queryParams]="{ of: 'dependencies' }"><hf-icon name="upload-file" />Import</a> }
    </hf-page-head>
    <div class="hf-stack">
      <hf-map-panel heading="Map" [of]="around()" [narrows]="true" />
      <hf-panel heading="All dependencies" [pad]="false">
        <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="q()" (qChange)="go({ q: $event || null })" (removed)="remove($event)">
          <hf-filter-popover label="Leans on"><hf-choice-list label="Kind of resource" [choices]="kindChoices" [chosen]="kinds()" (chosenChange)="go({ kind: $event })" /></hf-filter-popover>
          <hf-filter-popover label="Suffices"><hf-choice-list label="Suffices" [choices]="ways" [chosen]="alternatives() ? ['true'] : []" (chosenChange)="go({ alternatives: $event.length ? 'true' : null })" /></hf-filter-popover>
        </hf-list-filter-bar>
        <hf-list-body [of]="list" thing="dependency" [narrowed]="chips().length > 0 || !!q()" whyNone="Take a filter away to see more." (widen)="go({ q: null, kind: null, alternatives: null })">
          <hf-dependency-table label="Each dependency" [rows]="list.rows() ?? []" [mayAdd]="may()" [past]="past()" (changed)="reload()" />
          <hf-empty-state empty icon="account-tree" heading="No dependency is recorded yet" [why]="may() ? 'Say what an activity leans on here, on its page.' : 'The owners of activities and resources say what these lean on.'"><a class="hf-btn" routerLink="/activities">Choose an activity</a></hf-empty-state>
        </hf-list-body>
      </hf-panel>
    </div>
  `,
})
export class DependenciesPage {
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly mayImport = computed(() => this.#past.asAt() === null && this.#session.canAnywhere('continuity.manage'));
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #client = inject(ContinuityClient);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: this.#route.snapshot.queryParamMap });
  private readonly map = viewChild(MapPanel);
  protected readonly around = computed(() => this.#params().get('around'));
  protected readonly q = computed(() => this.#params().get('q') ?? '');
  protected readonly kinds = computed(() => this.#params().getAll('kind').filter(among(RESOURCE_KINDS)));
  protected readonly alternatives = computed(() => this.#params().get('alternatives') === 'true');
  readonly #query = computed<ListQuery>(
    () => ({ ...(this.q() ? { q: this.q() } : {}), ...(this.kinds().length ? { kind: [...this.kinds()] } : {}), ...(this.alternatives() ? { alternatives: 'true' } : {}) }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.dependencies(after === undefined ? query : { ...query, after }), () => 'dependencies');
  protected readonly past = computed(() => this.#past.asAt() !== null);
  protected readonly may = computed(() => !this.past() && this.#session.canAnywhere('continuity.manage'));
  protected readonly count = computed(() => countInWords(this.list, 'dependency', 'dependencies'));
  protected readonly printed = computed(() => printedAt('Dependencies', this.#session.organisation()));
  protected readonly kindChoices: readonly Choice[] = RESOURCE_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));
  protected readonly ways: readonly Choice[] = [{ id: 'true', label: 'Fewer than all' }];
  protected readonly chips = computed<FilterChip[]>(() => [
    ...this.kinds().map((kind: ResourceKind) => ({ key: `kind:${kind}`, label: KIND_WORDS[kind] })), ...(this.alternatives() ? [{ key: 'alternatives:', label: 'Fewer than all suffice' }] : []),
  ]);

  protected go(queryParams: Record<string, string | readonly string[] | null>): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected remove({ key }: FilterChip): void {
    const [name, value] = key.split(':') as [string, string];
    this.go(name === 'kind' ? { kind: this.kinds().filter((kind) => kind !== value) } : { alternatives: null });
  }

  protected reload(): void {
    this.list.reload();
    this.map()?.reload();
  }
}
