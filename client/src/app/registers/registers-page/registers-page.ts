import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RegisterSummary } from '@holdfast/contracts';
import { LAYERS } from '@holdfast/domain';
import { Session } from '../../session/session';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { holdsWords, inOrder } from '../../shared/sort-header/in-order';
import { DayPipe } from '../../shared/words/dates';
import { NoRegisters } from '../no-registers';
import { branchesOf, RegisterStore } from '../register-store';
import { RegisterTreeTable } from '../register-tree/register-tree';
import { LAYER_WORDS } from '../words';
import { typedWords } from '../../shared/list/typed-words';

const KEYS = {
  name: ({ name }: RegisterSummary) => name,
  open: ({ open }: RegisterSummary) => open,
  due: ({ reviewsDue }: RegisterSummary) => reviewsDue,
  owner: ({ owner }: RegisterSummary) => owner.jobTitle,
  unit: ({ unitName }: RegisterSummary) => unitName,
};
const ORDERS = [
  { sort: '', label: 'In their tree' }, { sort: 'name', label: 'Register, A to Z' }, { sort: '-open', label: 'Open risks, most first' },
  { sort: '-due', label: 'Reviews due, most first' }, { sort: 'owner', label: 'Owner, A to Z' }, { sort: 'unit', label: 'Unit, A to Z' },
];
/** After the last key, before the address changes. */

/** All registers in their tree, each with what stands in it. */
@Component({
  selector: 'hf-registers-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, LoadingShape, NoRegisters, PageHead, Panel, RegisterTreeTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './registers-page.html',
  styleUrl: './registers-page.scss',
})
export class RegistersPage {
  /** From the address. */
  readonly q = input<string>();
  readonly layer = input<string>();
  readonly sort = input<string>();

  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly typed = typedWords(() => this.q() ?? '', (words) => this.go({ q: words || null }));
  protected readonly store = inject(RegisterStore);
  protected readonly branches = computed(() => branchesOf(this.store.all().filter(({ closedAt }) => closedAt === null)));
  protected readonly layerWords = LAYER_WORDS;
  protected readonly orders = ORDERS;
  /** Layers that have a register. */
  protected readonly layers = computed(() => LAYERS.filter((layer) => this.branches().some(({ register }) => register.layer === layer)));
  protected readonly narrowed = computed(() => !!this.q() || !!this.layer());
  /** In the tree as long as all of it is shown; what is picked out or sorted stands flat. */
  protected readonly shown = computed(() => {
    const [q, layer, sort] = [this.q() ?? '', this.layer(), this.sort() ?? ''];
    if (!this.narrowed() && !sort) return this.branches();
    const found = this.branches().map(({ register }) => register).filter((register) => (!layer || register.layer === layer) && holdsWords(q, [register.name, register.prefix, register.owner.jobTitle, register.owner.name, register.unitName]));
    return inOrder(found, sort, KEYS).map((register) => ({ register, depth: 0 }));
  });
  protected readonly closed = computed(() => this.store.all().filter(({ closedAt }) => closedAt !== null));
  protected readonly open = computed(() => this.store.all().reduce((sum, { open }) => sum + open, 0));
  protected readonly mayCreate = computed(() => this.#session.canAnywhere('register.create'));

  constructor() {
    // The counts of the navigation may be as old as the session.
    this.store.reload();
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
