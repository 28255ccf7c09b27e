import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { Session } from './session';

/** Signing in over a page whose session ended, once for all requests that were refused meanwhile. */
@Injectable({ providedIn: 'root' })
export class SignInAgain {
  readonly #injector = inject(Injector);
  #asked: Promise<boolean> | null = null;

  /** Only in the middle of a session: before one, the guard leads to the page for signing in. */
  applies(url: string): boolean {
    return !url.startsWith('/api/session') && this.#injector.get(Session).view() !== null;
  }

  ask(): Promise<boolean> {
    this.#asked ??= this.#open().finally(() => (this.#asked = null));
    return this.#asked;
  }

  async #open(): Promise<boolean> {
    try {
      const { openSignInDialog } = await import('./sign-in-dialog');
      return await openSignInDialog(this.#injector);
    } catch (error) {
      // The request stays refused; why there is no dialog is told apart from it.
      this.#injector.get(ErrorHandler).handleError(error);
      return false;
    }
  }
}
