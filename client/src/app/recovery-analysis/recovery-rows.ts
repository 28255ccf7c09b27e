import type { ActivityBackView, ResourceBackView, WhatIfView } from '@holdfast/contracts';

type Back = ResourceBackView | ActivityBackView;

/** From the first to begin to the activity itself: each waited for the one before. A circle ends the walk. */
export function pathTo(view: Pick<WhatIfView, 'activities' | 'resources'>, id: string): Back[] {
  const byId = new Map<string, Back>([...view.resources, ...view.activities].map((row) => [row.id, row]));
  const path = new Set<Back>();
  for (let here = byId.get(id); here && !path.has(here); here = byId.get(here.waitsForId ?? '')) path.add(here);
  return [...path].reverse();
}

export const servesAt = (row: Back): number | null => ('back' in row ? row.back : row.serves);

/** What it takes itself once what it leans on serves; null: unknown. */
export const ownMinutes = (row: Back): number | null => {
  const served = servesAt(row);
  return served === null || row.begins === null ? null : served - row.begins;
};

/** The path with what each takes itself: of what is unknown only because of what it waits for, that is known. */
export function stepsTo(view: Pick<WhatIfView, 'activities' | 'resources'>, id: string): { row: Back; own: number | null }[] {
  return pathTo(view, id).map((row, at, path) => ({ row, own: ownMinutes(row) ?? afterThat(row, path[at - 1]) }));
}

/** What it waits for beside the path, of which nobody can say when it serves; null: nothing. */
export function unknownBeside(view: Pick<WhatIfView, 'activities' | 'resources'>, id: string): Back | null {
  const path = pathTo(view, id);
  const unknown = path.at(-1)?.unknown;
  if (unknown?.why !== 'waits' || path.some((row) => row.id === unknown.waitsForId)) return null;
  return [...view.resources, ...view.activities].find((row) => row.id === unknown.waitsForId) ?? null;
}

/** How much later it is back at the earliest than the one before it; null: nothing is known of its own time. */
function afterThat(row: Back, before: Back | undefined): number | null {
  const earliestOf = (one: Back): number => servesAt(one) ?? one.earliest?.minutes ?? 0;
  const own = row.unknown?.why === 'waits' && row.earliest ? row.earliest.minutes - (before ? earliestOf(before) : 0) : 0;
  return own > 0 ? own : null;
}

/** More rows than these, and the rest is shown when asked for. */
const AT_A_GLANCE = 12;

/** What to show of what comes back: the path first of all, then what is unknown, then the earliest, each in its place. */
export function glanceOf(resources: readonly ResourceBackView[], path: ReadonlySet<string>): readonly ResourceBackView[] {
  if (resources.length <= AT_A_GLANCE) return resources;
  const weight = (row: ResourceBackView): number => (path.has(row.id) ? 0 : row.unknown?.why === 'no-time' ? 1 : row.lost || row.calledOn ? 2 : 3);
  const shown = new Set([...resources].sort((one, other) => weight(one) - weight(other)).slice(0, Math.max(AT_A_GLANCE, path.size)));
  return resources.filter((row) => shown.has(row));
}

export type LinkPart = 'from' | 'through' | 'to';

/** For each row, the vertical pieces of the path that cross it: where one of the path ends, the next begins. */
export function linksOf(rows: readonly { readonly id: string }[], path: readonly Back[]): ReadonlyMap<string, readonly { readonly minutes: number; readonly part: LinkPart }[]> {
  const place = new Map(rows.map(({ id }, at) => [id, at]));
  const links = new Map<string, { minutes: number; part: LinkPart }[]>();
  path.slice(1).forEach((row, at) => {
    const [from, to, minutes] = [place.get(path[at]!.id), place.get(row.id), servesAt(path[at]!)];
    if (from === undefined || to === undefined || minutes === null || to <= from) return;
    for (let here = from; here <= to; here += 1) {
      const part: LinkPart = here === from ? 'from' : here === to ? 'to' : 'through';
      const id = rows[here]!.id;
      links.set(id, [...(links.get(id) ?? []), { minutes, part }]);
    }
  });
  return links;
}
