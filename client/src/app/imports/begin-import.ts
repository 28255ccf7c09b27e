import { inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { asProblem, type Problem } from '../http/problem';
import type { ChosenFile } from './file-source';

/** Sends a chosen file once, goes on to the address where it is looked at, and sends it again when asked to. */
export function beginImport(send: (chosen: ChosenFile) => Promise<readonly string[]>) {
  const router = inject(Router);
  const [busy, problem] = [signal(false), signal<Problem | null>(null)];
  let last: ChosenFile | null = null;
  const begin = async (chosen: ChosenFile): Promise<void> => {
    if (busy()) return;
    last = chosen;
    problem.set(null);
    busy.set(true);
    try {
      await router.navigate([...(await send(chosen))]);
    } catch (error) {
      problem.set(asProblem(error));
    } finally {
      busy.set(false);
    }
  };
  return {
    busy, problem, begin,
    again(): void {
      if (last) void begin(last);
    },
  };
}
