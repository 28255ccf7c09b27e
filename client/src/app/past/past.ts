import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { isIsoDate, type Permission } from '@holdfast/domain';
import { todayIn } from '../shared/words/today';

/** Lists and things whose pages can show the past; every other page shows the present, and is gone to in the present. */
const SHOWN = [
  'registers',
  'risks',
  'actions',
  'roadmap',
  'controls',
  'escalations',
  'exceptions',
  'recommendations',
  'assurance',
  'objectives',
  'indicators',
  'partnerships',
  'plans',
  'activities',
  'resources',
  'dependencies',
  'impact-analyses',
  'working-calendars',
  'coverage',
  'gaps',
  'rehearsals',
  'rehearsal-programmes',
  'rehearsal-calendar',
  'invocations',
  'failure-reviews',
  'imports',
];
/** What besides these is read in the past; what cannot be shown as at a day is refused by the server rather than shown as today. */
const ASKED_TOO = [
  'heat-map',
  'register-heat-maps',
  'risk-owners',
  'reviews',
  'unit-dues',
  'objective-tree',
  'dependency-map',
  'impact-bands',
  'exercises',
  'exercise-programmes',
  'exercise-calendar',
];
const PAGES = new RegExp(`^/(?:${SHOWN.join('|')})(?:/[0-9a-f]{8}-[0-9a-f-]{27}(?:/(?:appendix|freezes|impact-analysis|compare|versions/\\d+|report|log))?)?(?=$|[?#])`);
// What waits for the reader, waits today.
const ASKED = new RegExp(`^/api/(?:${[...SHOWN, ...ASKED_TOO].join('|')})(?!/(?:waiting|now)(?:[/?]|$))(?:[/?]|$)`);
const READS: ReadonlySet<Permission> = new Set<Permission>(['register.read', 'person.read', 'matrix.read', 'audit.read', 'recommendation.read', 'partnership.read', 'continuity.read', 'contact.read', 'search']);

/**
 * The past day at which registers, risks and recommendations are looked at, or null: today. It stands in the address (`?asAt=2026-03-31`), so
 * that a link shows the same to whoever opens it. The day is entered and left by loading the page anew: nothing of one
 * moment stays in memory for another.
 */
@Injectable({ providedIn: 'root' })
export class Past {
  readonly #document = inject(DOCUMENT);
  readonly #asAt = signal(dayIn(this.#document.location.pathname + this.#document.location.search));
  readonly asAt = this.#asAt.asReadonly();

  /** Of the page that is being gone to. */
  follow(address: string): void {
    this.#asAt.set(dayIn(address));
  }

  /** An address of the program, with the day that is looked at where its page can show it. */
  kept(address: string): string {
    const asAt = this.#asAt();
    if (asAt === null || !PAGES.test(address) || paramsOf(address).has('asAt')) return address;
    const [path = '', fragment] = address.split('#');
    return `${path}${path.includes('?') ? '&' : '?'}asAt=${asAt}${fragment === undefined ? '' : `#${fragment}`}`;
  }

  /** The day from which things are late, soon due or long ago: the one that is looked at. */
  today(zone: string | undefined): string {
    return this.#asAt() ?? todayIn(zone);
  }

  isAsked(url: string): boolean {
    return this.#asAt() !== null && ASKED.test(url);
  }

  /** Nothing that was can be changed. */
  allows(permission: Permission): boolean {
    return this.#asAt() === null || READS.has(permission);
  }

  /** To this page on another day, or to the registers where the page knows no past; null: to today. */
  go(day: string | null): void {
    const { pathname, search } = this.#document.location;
    const params = new URLSearchParams(search);
    const path = PAGES.test(pathname) ? pathname : '/registers';
    if (path !== pathname) for (const name of [...params.keys()]) params.delete(name);
    if (day === null) params.delete('asAt');
    else params.set('asAt', day);
    const query = params.toString();
    this.#document.location.assign(query ? `${path}?${query}` : path);
  }
}

const paramsOf = (address: string): URLSearchParams => new URLSearchParams(address.split('#')[0]!.split('?')[1] ?? '');

function dayIn(address: string): string | null {
  const day = paramsOf(address).get('asAt');
  return isIsoDate(day) && PAGES.test(address) ? day : null;
}
