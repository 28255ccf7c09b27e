import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, Injector, untracked } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { Crest } from './crest';
import { FoldedGroups } from './folded-groups';
import { Navigation, RegisterTree, type NavGroup } from './navigation';

/** More registers than this are folded away until somebody wants them: the rest of the program is below them. */
const REGISTERS_BESIDE = 15;

/** The way to every page: groups that fold, and the tree of registers. */
@Component({
  selector: 'hf-main-navigation',
  imports: [Crest, Icon, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './main-navigation.html',
  styleUrl: './main-navigation.scss',
})
export class MainNavigation {
  protected readonly session = inject(Session);
  protected readonly navigation = inject(Navigation);
  protected readonly tree = inject(RegisterTree);
  protected readonly folded = inject(FoldedGroups);

  protected readonly treeFolded = computed(() => this.folded.isFolded('registers', this.tree.registers().length > REGISTERS_BESIDE));

  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    // Registers arrive later, and push down what stands below them.
    effect(() => {
      this.tree.registers();
      untracked(() => this.showWhereOneIs());
    });
  }

  /** In sight, however long the navigation is. */
  protected showWhereOneIs(): void {
    afterNextRender(() => {
      const here = this.#host.querySelector('[aria-current=page]');
      if (here && 'scrollIntoView' in here) here.scrollIntoView({ block: 'nearest' });
    }, { injector: this.#injector });
  }

  /** What waits in a group that is folded away is still said. */
  protected waiting(group: NavGroup): number {
    return group.items.reduce((sum, { count = 0 }) => sum + count, 0);
  }
}
