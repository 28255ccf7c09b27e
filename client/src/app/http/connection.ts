import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** How often a lost server is asked whether it is back. */
const EVERY = 5_000;
/** How long an answer may take before the server counts as lost. */
const PATIENCE = 10_000;

/** Whether the server can be reached, as far as the last request and the device can tell. */
@Injectable({ providedIn: 'root' })
export class Connection {
  readonly #lost = signal(!navigator.onLine);
  readonly lost = this.#lost.asReadonly();
  #asking?: ReturnType<typeof setInterval>;

  constructor() {
    const gone = (): void => this.fail();
    const back = (): void => void this.ask();
    addEventListener('offline', gone);
    addEventListener('online', back);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('offline', gone);
      removeEventListener('online', back);
      clearInterval(this.#asking);
    });
  }

  /** A request got no answer. */
  fail(): void {
    this.#lost.set(true);
    this.#asking ??= setInterval(() => void this.ask(), EVERY);
  }

  /** A request got one, whatever it said. */
  succeed(): void {
    if (!this.#lost()) return;
    this.#lost.set(false);
    clearInterval(this.#asking);
    this.#asking = undefined;
  }

  /** Whether the server answers now. */
  async ask(): Promise<boolean> {
    try {
      const { ok } = await fetch('/api/health/live', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
      if (ok) this.succeed();
      return ok;
    } catch {
      this.fail();
      return false;
    }
  }
}
