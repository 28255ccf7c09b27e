import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** The time, every second, for as long as the component is there. In an injection context. */
export function ticking(): Signal<Date> {
  const now = signal(new Date());
  const timer = setInterval(() => now.set(new Date()), 1_000);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return now.asReadonly();
}
