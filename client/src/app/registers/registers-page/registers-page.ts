import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../session/session';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { Icon } from '../../shared/icons/icon';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { DayPipe } from '../../shared/words/dates';
import { NoRegisters } from '../no-registers';
import { branchesOf, RegisterStore } from '../register-store';
import { RegisterTreeTable } from '../register-tree/register-tree';

/** All registers in their tree, each with what stands in it. */
@Component({
  selector: 'hf-registers-page',
  imports: [DayPipe, ErrorNotice, Icon, LoadingShape, NoRegisters, PageHead, Panel, RegisterTreeTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './registers-page.html',
  styleUrl: './registers-page.scss',
})
export class RegistersPage {
  readonly #session = inject(Session);
  protected readonly store = inject(RegisterStore);
  protected readonly branches = computed(() => branchesOf(this.store.all().filter(({ closedAt }) => closedAt === null)));
  protected readonly closed = computed(() => this.store.all().filter(({ closedAt }) => closedAt !== null));
  protected readonly open = computed(() => this.store.all().reduce((sum, { open }) => sum + open, 0));
  protected readonly mayCreate = computed(() => this.#session.canAnywhere('register.create'));

  constructor() {
    // The counts of the navigation may be as old as the session.
    this.store.reload();
  }
}
