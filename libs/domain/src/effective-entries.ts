import { inLogOrder, type LogEntry } from './incident-log';

/** An entry as it counts once corrections are applied. */
export interface EffectiveEntry {
  readonly entry: LogEntry;
  /** When it happened, as far as is known now. */
  readonly at: string;
  readonly text: string;
  /** The correction that holds, or null. */
  readonly correctedBy: LogEntry | null;
  /** A correction says that it did not happen. */
  readonly voided: boolean;
}

/**
 * Each entry once, in the order of the log, with the last correction that holds. A correction can be corrected, or taken back, as any
 * other entry. What corrects an entry that is not there, or that waits for its own correction in a circle, corrects nothing.
 */
export function effectiveEntries(entries: readonly LogEntry[]): EffectiveEntry[] {
  const order = [...onceEach(entries)].sort(inLogOrder);
  const corrections = new Map<string, LogEntry[]>();
  for (const entry of order) if (entry.kind === 'correction' && entry.correctsId !== null) corrections.set(entry.correctsId, [...(corrections.get(entry.correctsId) ?? []), entry]);
  const known = new Map<string, EffectiveEntry>();
  const resolve = (entry: LogEntry, below: ReadonlySet<string>): EffectiveEntry => {
    const found = known.get(entry.id);
    if (found) return found;
    const seen = new Set(below).add(entry.id);
    const holding = (corrections.get(entry.id) ?? []).filter(({ id }) => !seen.has(id)).map((one) => resolve(one, seen)).filter(({ voided }) => !voided);
    const last = holding.at(-1);
    const voided = last?.entry.voids ?? false;
    const effective = { entry, at: last && !voided ? last.at : entry.at, text: last && !voided && last.text !== '' ? last.text : entry.text, correctedBy: last?.entry ?? null, voided };
    // Below another entry a circle may have been cut short: what is kept is what each says from its own start.
    if (below.size === 0) known.set(entry.id, effective);
    return effective;
  };
  return order.map((entry) => resolve(entry, new Set()));
}

/** The same entry may have come twice; that of the server is the one that counts. */
function onceEach(entries: readonly LogEntry[]): Iterable<LogEntry> {
  const byId = new Map<string, LogEntry>();
  for (const entry of entries) if (!byId.has(entry.id) || entry.position !== null) byId.set(entry.id, entry);
  return byId.values();
}
