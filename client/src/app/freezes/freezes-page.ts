import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FreezeRow } from '@holdfast/contracts';
import { asSentence } from '@holdfast/domain';
import { kept } from '../http/kept';
import { RegisterClient } from '../registers/register-client';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { List } from '../shared/list/list';
import { ListFilterBar } from '../shared/list/list-filter-bar';
import { A_TO_Z, EARLIEST_FIRST, LEAST_FIRST, type ListColumn, type Order } from '../shared/list/list-order';
import { ListCells, ListItem } from '../shared/list/list-rows';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { holdsWords, inOrder } from '../shared/sort-header/in-order';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { FreezeClient } from './freeze-client';
import { asAtInWords, counted } from './freeze-words';
import { askToFreeze } from './take-freeze-dialog';

type Sort = 'moment' | 'name' | 'open' | 'errata' | 'takenAt';

const COLUMNS: readonly ListColumn<Sort>[] = [
  { sort: 'name', label: 'Freeze', className: 'title', ways: A_TO_Z },
  { sort: 'moment', label: 'As at', ways: EARLIEST_FIRST, mostFirst: true },
  { sort: 'open', label: 'Open risks', className: 'right', ways: LEAST_FIRST, mostFirst: true },
  { sort: 'errata', label: 'Errata', className: 'right', ways: LEAST_FIRST, mostFirst: true },
  { sort: 'takenAt', label: 'Taken', className: 'wraps', ways: EARLIEST_FIRST, mostFirst: true },
];
const KEYS: Readonly<Record<Sort, (row: FreezeRow) => string | number>> = {
  name: ({ name }) => name.toLowerCase(), moment: ({ moment }) => moment, open: ({ open }) => open, errata: ({ errata }) => errata, takenAt: ({ takenAt }) => takenAt,
};

/** What was kept of a register at the ends of its periods. */
@Component({
  selector: 'hf-freezes-page',
  imports: [DayPipe, EmptyState, ErrorNotice, Icon, Kbd, List, ListCells, ListFilterBar, ListItem, LoadingShape, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Freezes">
      <ng-container ngProjectAs="[facts]">@if (register(); as register) { <span>{{ register.name }}</span> }<span>Exact copies of the register, never changed</span></ng-container>
      @if ((rows()?.length ?? 0) > 0) { <a actions class="hf-btn" [routerLink]="['/registers', id(), 'movement']"><hf-icon name="swap-vert" />What moved</a> }
      @if (mayFreeze()) { <button actions class="hf-btn primary" type="button" (click)="take()"><hf-icon name="lock" />Freeze the register<hf-kbd>F</hf-kbd></button> }
    </hf-page-head>
    <hf-panel label="Freezes" [pad]="false">
      @if (resource.error(); as error) {
        <div class="pad"><hf-error-notice what="The freezes could not be loaded." [error]="error" (again)="resource.reload()"><a [routerLink]="['/registers', id()]">To the register</a></hf-error-notice></div>
      } @else if (rows(); as rows) {
        @if (rows.length) {
          <hf-list-filter-bar [chips]="[]" [count]="count()" [q]="q()" (qChange)="q.set($event)" />
          @if (shown().length) {
            <hf-list [rows]="shown()" [columns]="columns" [sort]="sort()" label="Freezes" (sorted)="sort.set($event)" (opened)="open($event)">
              <ng-template [hfCells]="shown()" let-row>
                <td class="title"><a [routerLink]="['/freezes', row.id]">{{ row.name }}</a><span class="digest">{{ row.digest.slice(0, 12) }}<span class="hf-hidden">, the beginning of its digest</span></span></td>
                <td class="nowrap">{{ asAt(row) }}</td>
                <td class="right">{{ row.open }}</td>
                <td class="right">{{ row.errata || 'None' }}</td>
                <td class="wraps">{{ row.takenAt | day }} by the {{ row.takenBy.jobTitle }}</td>
              </ng-template>
              <ng-template [hfItem]="shown()" let-row>
                <div class="first"><span>{{ asAt(row) }}</span><span class="end">{{ counted(row.open, 'open risk') }}</span></div>
                <div class="title"><a [routerLink]="['/freezes', row.id]">{{ row.name }}</a></div>
                <div class="last"><span>Taken {{ row.takenAt | day }} by the {{ row.takenBy.jobTitle }}</span>@if (row.errata) { <span>{{ counted(row.errata, 'erratum', 'errata') }}</span> }</div>
              </ng-template>
            </hf-list>
          } @else {
            <hf-empty-state icon="search" heading="No freeze is called that" why="Look for a part of its name, of its day, or of its digest."><button class="hf-btn" type="button" (click)="q.set('')">Show all freezes</button></hf-empty-state>
          }
        } @else {
          <hf-empty-state icon="lock" heading="This register has not been frozen yet" [why]="mayFreeze() ? 'At the end of a quarter, keep an exact copy that reports are made from, with a digest that proves it.' : 'The owner of the register freezes it at the end of a quarter.'">
            @if (mayFreeze()) { <button class="hf-btn" type="button" (click)="take()">Freeze the register</button> }
          </hf-empty-state>
        }
      } @else { <hf-loading-shape shape="rows" [lines]="4" label="Loading the freezes" /> }
    </hf-panel>
  `,
  styles: `
    .pad { padding: 16px; }
    .digest { display: block; font: var(--hf-caption); font-family: var(--hf-mono); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class FreezesPage {
  /** Of the register, from the address. */
  readonly id = input.required<string>();

  readonly #session = inject(Session);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #of = inject(RegisterClient).register(() => this.id());
  protected readonly register = kept(this.#of, () => this.id());
  protected readonly resource = inject(FreezeClient).ofRegister(() => this.id());
  protected readonly rows = kept(this.resource, () => this.id());
  protected readonly columns = COLUMNS;
  protected readonly counted = counted;
  protected readonly sort = signal<Order<Sort>>('-moment');
  protected readonly q = signal('');
  protected readonly shown = computed(() => inOrder((this.rows() ?? []).filter((row) => holdsWords(this.q(), [row.name, row.digest, this.asAt(row), row.takenBy.jobTitle])), this.sort(), KEYS));
  protected readonly count = computed(() => {
    const all = this.rows()?.length ?? 0;
    return this.shown().length === all ? counted(all, 'freeze') : `${this.shown().length} of ${counted(all, 'freeze')}`;
  });
  protected readonly mayFreeze = computed(() => {
    const register = this.register();
    return !!register && this.#session.can('register.freeze', { unitPath: register.unitPath, registerOwnerId: register.owner.id });
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const register = this.register();
      if (!register) return;
      titles.show(`Freezes of ${register.name}`, [...[...register.above, register].map(({ id, name }) => ({ label: name, link: ['/registers', id] })), { label: 'Freezes' }]);
    });
    inject(Shortcuts).add([{ keys: 'f', label: 'Freeze the register', run: () => void this.take() }]);
  }

  protected asAt({ moment }: FreezeRow): string {
    return asSentence(asAtInWords(moment, this.#session.organisation()?.timeZone));
  }

  protected open({ id }: FreezeRow): void {
    void this.#router.navigate(['/freezes', id]);
  }

  protected async take(): Promise<void> {
    const register = this.register();
    const freeze = register && this.mayFreeze() ? await askToFreeze(this.#injector, register) : null;
    if (freeze) void this.#router.navigate(['/freezes', freeze.id]);
  }
}
