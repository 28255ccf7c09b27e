import { Location } from '@angular/common';
import { ErrorHandler, inject, Injectable, InjectionToken, Injector, signal } from '@angular/core';
import { Router, type NavigationError } from '@angular/router';
import { Connection } from './connection';

/** When addresses were loaded anew for a missing part, in the tab's own store: `{ "/units": 1765000000000 }`. */
const LOADED = 'holdfast.loaded-anew';
/** Missing again so soon after loading anew: loading would go round in a circle. */
const A_MOMENT = 60_000;

/** How each browser words it. None gives it a name or a code of its own. */
const WORDINGS = /dynamically imported module|module script failed|loading (css )?chunk/i;

/** Whether an `import()` failed: a file of the program that is gone, as after a new deployment, or out of reach. */
export function partMissing(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'ChunkLoadError' || WORDINGS.test(error.message));
}

/** Loads an address from the server, as the browser's own reload does. */
export const LOAD_PAGE = new InjectionToken<(address: string) => void>('load page', {
  factory: () => {
    const addresses = inject(Location);
    return (address) => {
      const target = new URL(addresses.prepareExternalUrl(address), document.baseURI);
      // Going to where one is, with a fragment, would load nothing.
      if (target.href === location.href) location.reload();
      else location.assign(target);
    };
  },
});

export interface MissingPart {
  /** What to load. */
  readonly address: string;
  /** `missing`: even after loading anew. `changed`: what was to open over the page is gone from the server. */
  readonly why: 'missing' | 'changed' | 'no server';
}

/** The files of the program that are fetched as they are needed, and what happens when one cannot be. */
@Injectable({ providedIn: 'root' })
export class ProgramParts {
  readonly #connection = inject(Connection);
  readonly #load = inject(LOAD_PAGE);
  readonly #addresses = inject(Location);
  readonly #router = inject(Router);
  readonly #told = new WeakSet<Error>();
  readonly #missing = signal<MissingPart | null>(null);
  /** For the person to decide on. */
  readonly missing = this.#missing.asReadonly();

  /** A page could not be opened: it is loaded from the server, which has the program of today. Once. */
  async forPage({ id, url, error }: NavigationError): Promise<void> {
    this.#told.add(error as Error);
    const reached = await this.#connection.ask();
    const [now, last] = [this.#router.currentNavigation(), this.#router.lastSuccessfulNavigation()];
    if (Math.max(now?.id ?? 0, last?.id ?? 0) > id) return;
    if (reached && this.#mayLoad(url)) return this.#load(url);
    this.#missing.set({ address: url, why: reached ? 'missing' : 'no server' });
    // The router went back to where it was; where it was nowhere yet, the browser's own reload is to lead here too.
    if (!last) this.#addresses.replaceState(url);
  }

  /** A dialog could not be opened. Loading the page takes away what is typed on it, so it is not done unasked. */
  async overPage(error: Error): Promise<void> {
    // The router leaves the fault of a page with whoever navigated, too.
    if (this.#told.has(error)) return;
    const address = this.#addresses.path(true);
    this.#missing.set({ address, why: (await this.#connection.ask()) ? 'changed' : 'no server' });
  }

  /** At somebody's request; false while the server cannot be reached, for then the page would be lost for nothing. */
  async load(): Promise<boolean> {
    const missing = this.#missing();
    if (!missing || !(await this.#connection.ask())) return false;
    this.#load(missing.address);
    return true;
  }

  leave(): void {
    this.#missing.set(null);
  }

  /** Not loaded anew a moment ago, which is remembered from now on; without a memory it is not tried. */
  #mayLoad(address: string): boolean {
    try {
      const now = Date.now();
      const recent = Object.entries(JSON.parse(sessionStorage.getItem(LOADED) ?? '{}') as Record<string, number>).filter(([, at]) => now - at < A_MOMENT);
      if (recent.some(([one]) => one === address)) return false;
      sessionStorage.setItem(LOADED, JSON.stringify({ ...Object.fromEntries(recent), [address]: now }));
      return true;
    } catch {
      return false;
    }
  }
}

/** For the router: `withNavigationErrorHandler(loadMissingPage)`. */
export function loadMissingPage(fault: NavigationError): void {
  if (partMissing(fault.error)) void inject(ProgramParts).forPage(fault);
}

/** Every fault that nobody caught ends here: those of an `import()` before a dialog are told to the person. */
@Injectable()
export class FaultHandler extends ErrorHandler {
  readonly #injector = inject(Injector);

  override handleError(error: unknown): void {
    super.handleError(error);
    if (partMissing(error)) void this.#injector.get(ProgramParts).overPage(error);
  }
}
