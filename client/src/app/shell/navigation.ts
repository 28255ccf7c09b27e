import { computed, inject, Injectable, signal, type Signal } from '@angular/core';
import type { Permission } from '@holdfast/domain';
import { DecisionsWaiting } from '../escalations/decisions-waiting';
import { UnreadNotices } from '../notices/unread-notices';
import { ExceptionsWaiting } from '../exceptions/exceptions-waiting';
import { Session } from '../session/session';
import type { IconName } from '../shared/icons/icons';

export interface NavItem {
  readonly label: string;
  readonly link: string;
  readonly icon: IconName;
  readonly keys?: string;
  /** What waits behind it; nothing is said of none. */
  readonly count?: number;
  /** What that number says; that so many wait, unless said. */
  readonly counted?: string;
  /** Only this address itself, not those below it. */
  readonly exact?: boolean;
}

export interface NavGroup {
  /** Empty for the first. */
  readonly heading: string;
  readonly items: readonly NavItem[];
}

/** A register in the navigation, parents before children. */
export interface NavRegister {
  readonly id: string;
  readonly name: string;
  /** 0 at the top. */
  readonly depth: number;
}

/** The registers that the navigation and "Find or go to" list. Bind it to the registers' own store: `{ provide: RegisterTree, useExisting: ... }`. */
export abstract class RegisterTree {
  abstract readonly registers: Signal<readonly NavRegister[]>;
}

@Injectable()
export class NoRegisters extends RegisterTree {
  readonly registers = signal<readonly NavRegister[]>([]).asReadonly();
}

interface Guarded extends NavItem {
  readonly permission: Permission;
}

const RISK: readonly Guarded[] = [
  { label: 'Registers', link: '/registers', icon: 'account-tree', keys: 'g r', permission: 'register.read' },
  { label: 'Risks', link: '/risks', icon: 'list-alt', keys: 'g i', permission: 'register.read' },
  { label: 'Actions', link: '/actions', icon: 'assignment-turned-in', keys: 'g a', permission: 'register.read' },
  { label: 'Roadmap', link: '/roadmap', icon: 'calendar-month', keys: 'g y', permission: 'register.read' },
  { label: 'Objectives', link: '/objectives', icon: 'target', keys: 'g o', permission: 'register.read' },
  { label: 'Indicators', link: '/indicators', icon: 'trending-up', keys: 'g k', permission: 'register.read' },
  { label: 'Matrices', link: '/matrices', icon: 'grid-view', keys: 'g m', permission: 'matrix.read' },
];
const CONTINUITY: readonly Guarded[] = [
  { label: 'Activities', link: '/activities', icon: 'list-alt', permission: 'continuity.read' },
  { label: 'Resources', link: '/resources', icon: 'category', permission: 'continuity.read' },
  { label: 'Dependencies', link: '/dependencies', icon: 'account-tree', permission: 'continuity.read' },
  { label: 'Impact analyses', link: '/impact-analyses', icon: 'trending-up', permission: 'continuity.read' },
  { label: 'Recovery plans', link: '/plans', icon: 'description', permission: 'continuity.read' },
  { label: 'Rehearsals', link: '/rehearsals', icon: 'replay', keys: 'g l', permission: 'continuity.read' },
  { label: 'Invocations', link: '/invocations', icon: 'flag', keys: 'g v', permission: 'continuity.read' },
  { label: 'Coverage', link: '/coverage', icon: 'fact-check', permission: 'continuity.read' },
  { label: 'Gaps', link: '/gaps', icon: 'unfold-more', permission: 'continuity.read' },
  { label: 'What if', link: '/what-if', icon: 'timeline', keys: 'g w', permission: 'continuity.read' },
];
const ASSURANCE: readonly Guarded[] = [
  { label: 'Recommendations', link: '/recommendations', icon: 'assignment-turned-in', keys: 'g e', permission: 'recommendation.read' },
  { label: 'Partnerships', link: '/partnerships', icon: 'group', permission: 'partnership.read' },
  { label: 'Statements', link: '/assurance', icon: 'description', permission: 'recommendation.read' },
  { label: 'Reports', link: '/reports', icon: 'description', keys: 'g q', permission: 'register.read' },
  { label: 'Exports', link: '/exports', icon: 'download', permission: 'register.read' },
  { label: 'Audit trail', link: '/audit', icon: 'fact-check', keys: 'g t', permission: 'audit.read' },
];
const ADMINISTRATION: readonly Guarded[] = [
  { label: 'People', link: '/people', icon: 'group', permission: 'role.grant' },
  { label: 'Units', link: '/units', icon: 'apartment', permission: 'unit.manage' },
  { label: 'Categories', link: '/categories', icon: 'category', permission: 'category.manage' },
  { label: 'Working calendars', link: '/working-calendars', icon: 'schedule', permission: 'working-calendar.manage' },
];

const EVERYBODYS: readonly Permission[] = ['register.read', 'matrix.read'];

/** What this person can go to. Owning a register or a risk is no role, so everybody sees the registers. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  readonly #session = inject(Session);
  readonly #waiting = inject(DecisionsWaiting);
  readonly #unread = inject(UnreadNotices);
  readonly #exceptions = inject(ExceptionsWaiting);

  readonly groups = computed<readonly NavGroup[]>(() => {
    const allowed = (items: readonly Guarded[]): NavItem[] => items.filter(({ permission }) => EVERYBODYS.includes(permission) || this.#session.canAnywhere(permission));
    const groups: NavGroup[] = [
      { heading: '', items: [{ label: 'Home', link: '/', icon: 'home', keys: 'g h', exact: true }, { label: 'Notices', link: '/notices', icon: 'notifications', keys: 'g n', count: this.#unread.count(), counted: 'unread' }] },
      { heading: 'Risk', items: [...allowed(RISK.slice(0, 2)), ...this.#decisions(), ...allowed(RISK.slice(2))] },
      { heading: 'Continuity', items: allowed(CONTINUITY) },
      { heading: 'Assurance', items: allowed(ASSURANCE) },
      { heading: 'Administration', items: allowed(ADMINISTRATION) },
    ];
    return groups.filter((group) => group.items.length);
  });

  /** Who reads public wording alone is told nothing of proposals and exceptions. */
  #decisions(): NavItem[] {
    const roles = this.#session.view()?.roles ?? [];
    if (roles.length > 0 && roles.every(({ role }) => role === 'viewer')) return [];
    return [
      { label: 'Decisions', link: '/escalations', icon: 'move-up', keys: 'g d', count: this.#waiting.count() },
      { label: 'Exceptions', link: '/exceptions', icon: 'description', keys: 'g x', count: this.#exceptions.count() },
    ];
  }
}
