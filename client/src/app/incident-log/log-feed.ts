import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal, type OnDestroy } from '@angular/core';
import type { LogEntryView, LogPageView, LogPresenceView, PersonRef } from '@holdfast/contracts';
import { inLogOrder, LOG_LIMITS, type LogEntry } from '@holdfast/domain';
import { firstValueFrom, type Subscription } from 'rxjs';
import { Connection } from '../http/connection';
import { asProblem } from '../http/problem';
import { Past } from '../past/past';
import { LastPerson } from '../session/last-person';
import { Session } from '../session/session';
import { DeviceStore } from '../shared/device-store/device-store';
import { logAddress, type LogDraft, type LogOf } from './log-draft';
import { nameOfFirst, nameOfReceived, Outbox, receivedIn } from './outbox';
import { keepShell } from './shell-keeper';

/** `live`: entries come as they are taken. `catching-up`: asked for every few seconds. `away`: the server cannot be reached. */
export type FeedState = 'live' | 'catching-up' | 'away';

const EVERY = 4_000;
/** Clocks that differ by less count as the same. */
const SAME_CLOCK = 30_000;
/** A device that holds more than so many in a row begins anew with the latest. */
const KEPT = 1_000;

/**
 * One log, open: the latest of what the server has, what is needed of the rest to know how things stand, and what this person typed and is
 * not there yet. Earlier entries come on demand, or at once where the page is to be `whole`. Provide it with the page and `open` it; it
 * closes with the page.
 */
@Injectable()
export class LogFeed implements OnDestroy {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #connection = inject(Connection);
  readonly #past = inject(Past);
  readonly #store = inject(DeviceStore);
  readonly #outbox = inject(Outbox);
  readonly #log = signal<LogOf | null>(null);
  readonly #received = signal<ReadonlyMap<string, LogEntryView>>(new Map());
  /** From here on up to the latest nothing is missing. */
  readonly #from = signal(1);
  readonly #last = signal(0);
  readonly #fetching = signal(false);
  readonly #people = signal<readonly PersonRef[]>([]);
  readonly #streaming = signal(false);
  readonly #page = signal<Pick<LogPageView, 'mayWrite' | 'closed'> | null>(null);
  readonly #ahead = signal(0);
  readonly #refusal = signal<string | null>(null);
  readonly #taken: Subscription;
  #source: EventSource | null = null;
  #asking?: ReturnType<typeof setTimeout>;
  #whole = false;
  #over = false;

  readonly state = computed<FeedState>(() => (this.#connection.lost() ? 'away' : this.#streaming() ? 'live' : 'catching-up'));
  /** Who has the log open; empty while that is not known. */
  readonly people = computed(() => (this.state() === 'live' ? this.#people() : []));
  /** Of this log: those that wait to be sent, and those that the server would not take. */
  readonly unsent = computed(() => this.#outbox.entries().filter(({ log }) => log.id === this.#log()?.id && log.subject === this.#log()?.subject));
  /** What the server has and what this person typed and is not there yet, in order. Refused ones do not count. */
  readonly entries = computed<readonly LogEntry[]>(() => {
    const [received, person] = [this.#received(), this.#session.person()];
    const own = !person ? [] : this.unsent().flatMap(({ entry, deviceId, refused }) =>
      refused !== null || received.has(entry.id) ? [] : { ...entry, deviceId, author: { id: person.id, name: person.name, jobTitle: person.jobTitle }, receivedAt: null, position: null });
    return [...received.values(), ...own].sort(inLogOrder);
  });
  /** Until the server has said otherwise, as away from it, whoever has the page open may type: it decides when it is back. */
  readonly mayWrite = computed(() => this.#past.asAt() === null && (this.#page()?.mayWrite ?? true));
  readonly closed = computed(() => this.#page()?.closed ?? null);
  /** Why the log cannot be read, in words; null while it can. */
  readonly refusal = this.#refusal.asReadonly();
  /** Entries received before this one are not here, but for those that tell how things stand. */
  readonly from = this.#from.asReadonly();
  /** How many the log has, with what is not sent yet. */
  readonly count = computed(() => this.#last() + this.entries().filter(({ position }) => position === null).length);
  /** Earlier entries are on their way. */
  readonly fetching = this.#fetching.asReadonly();
  /** The log has been read, from the server or from this device. */
  readonly known = signal(false);
  /** How far the clock of the server is ahead of this device's, in milliseconds. */
  readonly ahead = this.#ahead.asReadonly();

  constructor() {
    inject(LastPerson);
    this.#taken = this.#outbox.received.subscribe(({ log, entries }) => this.#isOpen(log) && this.#show(entries));
  }

  /** Opens a log, `whole` or with its latest entries; another one that was open is closed. */
  async open(log: LogOf, { whole = false }: { whole?: boolean } = {}): Promise<void> {
    if (this.#isOpen(log)) {
      if (!whole || this.#whole) return;
      this.#whole = true;
      return this.#catchUp(log);
    }
    this.#close();
    this.#whole = whole;
    this.#log.set(log);
    this.#received.set(new Map());
    this.#from.set(1);
    this.#last.set(0);
    this.#page.set(null);
    this.known.set(false);
    if (this.#past.asAt() === null) {
      keepShell();
      const kept = await this.#kept(log);
      if (!this.#isOpen(log)) return;
      this.#from.set(kept.from);
      this.#show(kept.entries);
      if (kept.entries.length > 0) this.known.set(true);
    }
    await this.#catchUp(log, this.#beginsAnew());
  }

  /** Writes it on this device, then sends it. */
  async add(draft: LogDraft): Promise<LogEntry> {
    const log = this.#log();
    if (!log) throw new TypeError('an entry belongs to a log that is open');
    return this.#outbox.add(log, { at: this.now().toISOString(), ...draft });
  }

  /** The time by the server's clock, as far as it is known: so that the times of several devices fit together. */
  now(): Date {
    return new Date(Date.now() + (Math.abs(this.#ahead()) > SAME_CLOCK ? this.#ahead() : 0));
  }

  ngOnDestroy(): void {
    this.#over = true;
    this.#taken.unsubscribe();
    this.#close();
  }

  #isOpen(log: LogOf): boolean {
    return this.#log()?.id === log.id && this.#log()?.subject === log.subject;
  }

  /** The next hundred before those that are here. */
  async earlier(): Promise<void> {
    const log = this.#log();
    if (!log || this.#from() === 1 || this.#fetching()) return;
    this.#fetching.set(true);
    try {
      await this.#fetchBefore(log, LOG_LIMITS.window);
      this.#refusal.set(null);
    } catch (error) {
      const problem = asProblem(error);
      if (this.#isOpen(log) && !problem.offline) this.#refusal.set(problem.title);
    } finally {
      this.#fetching.set(false);
    }
  }

  async #fetchBefore(log: LogOf, latest: number): Promise<void> {
    const before = this.#from();
    const page = await firstValueFrom(this.#http.get<LogPageView>(logAddress(log), { params: { latest, before } }));
    // Meanwhile the page may have begun anew with later ones.
    if (this.#over || !this.#isOpen(log) || this.#from() !== before) return;
    this.#show([...page.others, ...page.items]);
    this.#from.set(page.from);
  }

  async #kept(log: LogOf): Promise<{ from: number; entries: LogEntryView[] }> {
    const owner = this.#owner();
    const nothing = { from: 1, entries: [] };
    if (!owner) return nothing;
    const kept = async () => ({ from: (await this.#store.get<number>(nameOfFirst(owner, log))) ?? 1, entries: await this.#store.all<LogEntryView>(receivedIn(owner, log)) });
    return kept().catch(() => nothing);
  }

  #owner(): { organisationId: string; personId: string } | null {
    const [organisation, person] = [this.#session.organisation(), this.#session.person()];
    return organisation && person ? { organisationId: organisation.id, personId: person.id } : null;
  }

  #show(entries: readonly LogEntryView[]): void {
    if (entries.length === 0) return;
    this.#received.update((known) => new Map([...known, ...entries.map((entry) => [entry.id, entry] as const)]));
    this.#last.update((last) => entries.reduce((most, { position }) => Math.max(most, position), last));
  }

  /** The last entry up to which nothing is missing. */
  #complete(): number {
    const positions = new Set([...this.#received().values()].map(({ position }) => position));
    let last = this.#from() - 1;
    while (positions.has(last + 1)) last++;
    return last;
  }

  /** What is known here is so little, or so much, that one begins with the latest instead of going on. */
  #beginsAnew(): boolean {
    const complete = this.#complete();
    return !this.#whole && (complete < this.#from() || complete - this.#from() >= KEPT);
  }

  async #catchUp(log: LogOf, begins = false): Promise<void> {
    clearTimeout(this.#asking);
    try {
      for (let anew = begins; ; ) {
        const page = await firstValueFrom(this.#http.get<LogPageView>(logAddress(log), { params: anew ? { latest: LOG_LIMITS.window } : { after: this.#complete() } }));
        if (this.#over || !this.#isOpen(log)) return;
        if (anew) {
          await this.#begin(log, page);
          break;
        }
        // So far behind that going on would fetch what nobody has asked for.
        anew = page.more && !this.#whole;
        if (anew) continue;
        await this.#take(log, page);
        if (!page.more) break;
      }
      while (this.#whole && this.#from() > 1) {
        await this.#fetchBefore(log, LOG_LIMITS.page);
        if (this.#over || !this.#isOpen(log)) return;
      }
      this.#refusal.set(null);
      this.known.set(true);
      if (this.#past.asAt() === null) this.#stream(log);
    } catch (error) {
      const problem = asProblem(error);
      if (this.#over || !this.#isOpen(log)) return;
      if ([403, 404].includes(problem.status)) return this.#refusal.set(problem.title);
      this.#askLater(log);
    }
  }

  /** The latest part of the log in place of all that was known of it, but for what came in while it was on its way. */
  async #begin(log: LogOf, page: LogPageView): Promise<void> {
    this.#received.update((known) => new Map([...known].filter(([, { position }]) => position > page.last)));
    this.#from.set(page.from);
    const owner = this.#owner();
    if (owner && this.#past.asAt() === null) {
      await this.#store.remove(receivedIn(owner, log)).catch(() => undefined);
      await this.#store.put(nameOfFirst(owner, log), page.from).catch(() => undefined);
    }
    await this.#take(log, page);
  }

  async #take(log: LogOf, { items, others, last, mayWrite, closed, now }: LogPageView): Promise<void> {
    this.#page.set({ mayWrite, closed });
    this.#ahead.set(Date.parse(now) - Date.now());
    const entries = [...others, ...items];
    this.#show(entries);
    this.#last.update((known) => Math.max(known, last));
    const [owner, [first]] = [this.#owner(), entries];
    if (!owner || !first || this.#past.asAt() !== null) return;
    // A device that keeps nothing still shows everything.
    await this.#store.change(nameOfFirst(owner, log), () => entries.map((entry) => [nameOfReceived(owner, log, entry.position), entry] as const)).catch(() => undefined);
  }

  #stream(log: LogOf): void {
    this.#source?.close();
    if (typeof EventSource === 'undefined') return this.#askLater(log);
    const source = new EventSource(`${logAddress(log)}/stream?after=${this.#complete()}`);
    this.#source = source;
    const told = <T>(event: string, then: (data: T) => unknown): void => source.addEventListener(event, (message) => {
      if (this.#source !== source) return;
      this.#connection.succeed();
      then(JSON.parse((message as MessageEvent<string>).data) as T);
    });
    told<LogPageView>('entries', (page) => {
      this.#streaming.set(true);
      void this.#take(log, page);
    });
    told<LogPresenceView>('here', ({ people }) => this.#people.set(people));
    told<{ now: string }>('beat', () => undefined);
    const lost = (): void => {
      if (this.#source !== source) return;
      source.close();
      this.#source = null;
      this.#streaming.set(false);
      this.#people.set([]);
      // Asked for in the usual way, which also finds out whether one has to sign in again.
      this.#askLater(log);
    };
    told('closed', lost);
    source.addEventListener('error', lost);
  }

  #askLater(log: LogOf): void {
    clearTimeout(this.#asking);
    if (!this.#over) this.#asking = setTimeout(() => void this.#catchUp(log), EVERY);
  }

  #close(): void {
    clearTimeout(this.#asking);
    this.#source?.close();
    this.#source = null;
    this.#streaming.set(false);
    this.#people.set([]);
    this.#log.set(null);
  }
}
