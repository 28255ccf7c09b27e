import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ApiTokenRow } from '@holdfast/contracts';
import { API_TOKEN_STATES } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { pageRows } from '../http/page-rows';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import type { FilterChip } from '../shared/filter-chips/filter-chips';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { filtersInAddress } from '../shared/list/filters-in-address';
import { List } from '../shared/list/list';
import { countInWords, ListBody } from '../shared/list/list-body';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { A_TO_Z, EARLIEST_FIRST, type ListColumn } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { TokenClient } from './token-client';
import { isNarrowed, listQuery, readFilters, writeFilters, type SortColumn } from './token-filters';
import { lastUse, standsFor, TOKEN_STATE_WORDS } from './token-words';

const COLUMNS: readonly ListColumn<SortColumn>[] = [
  { sort: 'name', label: 'Token', className: 'title half', ways: A_TO_Z },
  { sort: 'role', label: 'Stands for', className: 'wraps', ways: A_TO_Z },
  { sort: 'state', label: 'State', ways: ['in use first', 'ended first'] },
  { sort: 'used', label: 'Last used', className: 'wraps', ways: ['longest ago first', 'latest first'] },
  { sort: 'expires', label: 'Last day', className: 'right', ways: EARLIEST_FIRST },
];
const WITH_OWNER: readonly ListColumn<SortColumn>[] = [COLUMNS[0]!, { sort: 'owner', label: 'Owner', className: 'wraps', ways: A_TO_Z }, ...COLUMNS.slice(1)];

/** API tokens: one's own, to make and end; or those of everybody, for an administrator of the whole. */
@Component({
  selector: 'hf-tokens-page',
  imports: [ChoiceList, DayPipe, EmptyState, ErrorNotice, FilterPopover, Icon, Kbd, List, ListBody, ListCells, ListFilterBar, ListItem, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="mine() ? 'Your API tokens' : 'API tokens'">
      <ng-container ngProjectAs="[facts]"><span>{{ mine() ? 'A script that sends one may do what one of your roles may' : 'What scripts work under, and whose they are' }}</span></ng-container>
      <p class="hf-print-only">{{ printed() }}</p>
      @if (mine() && mayMake()) { <a actions class="hf-btn primary" routerLink="/settings/tokens/new"><hf-icon name="add" />Make a token<hf-kbd>C</hf-kbd></a> }
    </hf-page-head>
    @if (problem(); as problem) { <div class="refused"><hf-error-notice what="The token was not ended." [error]="problem" [retry]="false" /></div> }
    @if (!may()) {
      <hf-panel label="API tokens"><hf-empty-state icon="lock" heading="Tokens of others are not yours to see" why="An administrator of the whole organisation sees and ends them. Yours are under Your settings." /></hf-panel>
    } @else {
      <hf-panel label="API tokens" [pad]="false">
        <hf-list-filter-bar [chips]="chips()" [count]="count()" [q]="filters().q" (qChange)="change({ q: $event })" (removed)="remove($event)">
          <hf-filter-popover label="State"><hf-choice-list label="State" [choices]="states" [chosen]="filters().state" (chosenChange)="choose($event)" /></hf-filter-popover>
        </hf-list-filter-bar>
        <hf-list-body [of]="list" thing="token" [narrowed]="narrowed()" whyNone="Take a filter away to see more." (widen)="change({ state: [], q: '' })">
          <hf-list [rows]="list.rows() ?? []" [columns]="columns()" [sort]="filters().sort" label="API tokens" [busy]="list.loading()" [tableFrom]="760" (sorted)="change({ sort: $event })">
            <ng-template [hfCells]="list.rows() ?? []" let-row>
              <td class="title half">{{ row.name }}<span class="under"><code>{{ row.shownStart }}…</code></span></td>
              @if (!mine()) { <td class="wraps"><a [routerLink]="['/people', row.owner.id]">{{ row.owner.jobTitle }}</a><span class="under">{{ row.owner.name }}</span></td> }
              <td class="wraps roomy">{{ standsFor(row) }}</td>
              <td class="nowrap"><span [class.hf-soft]="row.state !== 'in-use'">{{ stateWords[row.state] }}</span>@if (row.state === 'in-use') { <span class="under"><button class="hf-btn text" type="button" [attr.aria-label]="'End ' + row.name" (click)="end(row)">End</button></span> }</td>
              <td class="wraps roomy">{{ lastUse(row) }}</td>
              <td class="right nowrap">{{ row.expiresOn | day }}</td>
            </ng-template>
            <ng-template [hfItem]="list.rows() ?? []" let-row>
              <div class="first"><span class="hf-soft">{{ stateWords[row.state] }}</span><span class="end">until {{ row.expiresOn | day }}</span></div>
              <div class="title">{{ row.name }}</div>
              <div class="last"><span>{{ standsFor(row) }}</span></div>
              <p class="under">@if (!mine()) { <a class="hf-tap" [routerLink]="['/people', row.owner.id]">{{ row.owner.jobTitle }}</a>. }{{ lastUse(row) }}. <code>{{ row.shownStart }}…</code></p>
              @if (row.state === 'in-use') { <button class="hf-btn" type="button" [attr.aria-label]="'End ' + row.name" (click)="end(row)">End</button> }
            </ng-template>
          </hf-list>
          <hf-empty-state empty icon="key" [heading]="mine() ? 'You have no tokens' : 'Nobody has made a token yet'" [why]="whyEmpty()">
            @if (mine() && mayMake()) { <a class="hf-btn" routerLink="/settings/tokens/new">Make a token</a> }
          </hf-empty-state>
        </hf-list-body>
      </hf-panel>
    }
  `,
  styles: `
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    code { font-family: var(--hf-mono); font-size: 0.75rem; }
    .refused { margin-bottom: 12px; }
    td .hf-btn { min-height: 24px; padding-inline: 0; }
  `,
})
export class TokensPage {
  /** From the route; those of oneself have none. */
  readonly whose = input('mine', { transform: (given: 'mine' | 'all' | undefined) => given ?? 'mine' });

  readonly #session = inject(Session);
  readonly #client = inject(TokenClient);
  readonly #confirm = inject(Confirm);
  readonly #router = inject(Router);
  readonly #titles = inject(PageTitles);
  readonly #address = filtersInAddress(readFilters, writeFilters);
  protected readonly filters = this.#address.filters;
  protected readonly change = this.#address.change;
  protected readonly mine = computed(() => this.whose() === 'mine');
  protected readonly may = computed(() => this.mine() || this.#session.can('organisation.configure'));
  protected readonly mayMake = computed(() => (this.#session.view()?.roles.length ?? 0) > 0);
  readonly #query = computed(() => (this.may() ? listQuery(this.filters(), this.whose()) : undefined), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly list = pageRows(this.#query, (query, after) => this.#client.list(after === undefined ? query : { ...query, after }), () => 'tokens');
  protected readonly columns = computed(() => (this.mine() ? COLUMNS : WITH_OWNER));
  protected readonly stateWords = TOKEN_STATE_WORDS;
  protected readonly states: readonly Choice[] = API_TOKEN_STATES.map((id) => ({ id, label: TOKEN_STATE_WORDS[id] }));
  protected readonly standsFor = standsFor;
  protected readonly chips = computed<FilterChip[]>(() => this.filters().state.map((id) => ({ key: id, label: TOKEN_STATE_WORDS[id] })));
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  protected readonly count = computed(() => countInWords(this.list, 'token'));
  protected readonly printed = computed(() => printedAt(this.mine() ? 'Your API tokens' : 'API tokens', this.#session.organisation()));
  protected readonly problem = signal<Problem | null>(null);
  protected readonly whyEmpty = computed(() =>
    this.mine()
      ? this.mayMake()
        ? 'Make one for a script that freezes a register each quarter, or reads figures for a report.'
        : 'A token stands for one of your roles, and you hold none.'
      : 'Everybody with a role makes their own under Your settings.',
  );

  constructor() {
    effect(() => this.#titles.show(this.mine() ? 'Your API tokens' : 'API tokens', this.mine() ? [{ label: 'Your settings', link: ['/settings'] }, { label: 'API tokens' }] : [{ label: 'People', link: ['/people'] }, { label: 'API tokens' }]));
    inject(Shortcuts).add([{ keys: 'c', label: 'Make a token', run: () => this.mine() && this.mayMake() && void this.#router.navigateByUrl('/settings/tokens/new') }]);
  }

  protected lastUse(row: ApiTokenRow): string {
    return lastUse(row, this.#session.organisation()?.timeZone);
  }

  protected choose(state: readonly string[]): void {
    this.change({ state: API_TOKEN_STATES.filter((one) => state.includes(one)) });
  }

  protected remove({ key }: FilterChip): void {
    this.choose(this.filters().state.filter((one) => one !== key));
  }

  protected async end({ id, name }: ApiTokenRow): Promise<void> {
    const answer = await this.#confirm.ask({ question: `End "${name}"?`, detail: 'What works under it is refused from its next request on. It cannot be taken up again.', act: 'End the token', leave: 'Keep it', final: true });
    if (answer !== 'act') return;
    this.problem.set(null);
    try {
      await this.#client.end(id);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
    this.list.reload();
  }
}
