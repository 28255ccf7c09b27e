import { DestroyRef, inject } from '@angular/core';

const EVERY = 20_000;

/** While it runs, what a log belongs to is asked for anew now and then: somebody else may end it, or change what does not stand in the log. */
export function lookAgainWhile(running: () => boolean, resource: { reload(): unknown }): void {
  const timer = setInterval(() => running() && resource.reload(), EVERY);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
}
