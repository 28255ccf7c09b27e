import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import type { ImportJobView } from '@holdfast/contracts';
import { asProblem, type Problem } from '../../http/problem';
import { RegisterImportClient } from './register-import-client';

/** Asked soon, then ever less often: what ends in a second is seen to end. */
const FIRST_MS = 250;
const LAST_MS = 3_000;

export const isUnderWay = ({ state }: ImportJobView): boolean => state === 'waiting' || state === 'running';

export interface WatchedWriting {
  /** Undefined until it is known; null where it was never asked for. */
  readonly job: Signal<ImportJobView | null | undefined>;
  /** It could not be asked how far it is. */
  readonly problem: Signal<Problem | null>;
  readonly look: (draftId: string) => void;
  readonly show: (job: ImportJobView) => void;
}

/** How far the writing of a file is, asked for as long as the page is open; it goes on when that is closed. */
export function watchedWriting(): WatchedWriting {
  const client = inject(RegisterImportClient);
  const job = signal<ImportJobView | null | undefined>(undefined);
  const problem = signal<Problem | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));

  const show = (now: ImportJobView | null, after = FIRST_MS): void => {
    clearTimeout(timer);
    problem.set(null);
    job.set(now);
    if (now && isUnderWay(now)) timer = setTimeout(() => ask(now.draftId, Math.min(after * 1.5, LAST_MS)), after);
  };
  const ask = (draftId: string, after: number): void => {
    client.job(draftId).then((now) => show(now, after), (error: unknown) => problem.set(asProblem(error)));
  };
  return { job: job.asReadonly(), problem: problem.asReadonly(), look: (draftId) => ask(draftId, FIRST_MS), show: (now) => show(now) };
}
