import type { LogMark, ResourceProgress } from '@holdfast/domain';

/** What was told last of a resource and still counts, with its words: what somebody who pressed the wrong button takes back. */
export function lastTold(of: ResourceProgress | undefined): { readonly mark: LogMark; readonly words: string } | null {
  if (of?.usable) return { mark: of.usable, words: 'is usable again' };
  if (of?.abandoned) return { mark: of.abandoned, words: 'is given up' };
  return of?.started ? { mark: of.started, words: 'is worked on' } : null;
}
