import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal, type OnDestroy } from '@angular/core';
import type { LogEntryView, LogPageView, LogPresenceView, PersonRef } from '@holdfast/contracts';
import { inLogOrder, type LogEntry } from '@holdfast/domain';
import { firstValueFrom, type Subscription } from 'rxjs';
import { Connection } from '../http/connection';
import { asProblem } from '../http/problem';
import { Past } from '../past/past';
import { LastPerson } from '../session/last-person';
import { Session } from '../session/session';
import { DeviceStore } from '../shared/device-store/device-store';
import { logAddress, type LogDraft, type LogOf } from './log-draft';
import { nameOfReceived, Outbox, receivedIn } from './outbox';
import { keepShell } from './shell-keeper';

/** `live`: entries come as they are taken. `catching-up`: asked for every few seconds. `away`: the server cannot be reached. */
export type FeedState = 'live' | 'catching-up' | 'away';

const EVERY = 4_000;
/** Clocks that differ by less count as the same. */
const SAME_CLOCK = 30_000;

/**
 * One log, open: what the server has, as far as it is known here, and what this person typed and is not there yet. Provide it with the
 * page and `open` it; it closes with the page.
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
  readonly #people = signal<readonly PersonRef[]>([]);
  readonly #streaming = signal(false);
  readonly #page = signal<Pick<LogPageView, 'mayWrite' | 'closed'> | null>(null);
  readonly #ahead = signal(0);
  readonly #refusal = signal<string | null>(null);
  readonly #taken: Subscription;
  #source: EventSource | null = null;
  #asking?: ReturnType<typeof setTimeout>;
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
  /** The log has been read, from the server or from this device. */
  readonly known = signal(false);
  /** How far the clock of the server is ahead of this device's, in milliseconds. */
  readonly ahead = this.#ahead.asReadonly();

  constructor() {
    inject(LastPerson);
    this.#taken = this.#outbox.received.subscribe(({ log, entries }) => this.#isOpen(log) && this.#show(entries));
  }

  /** Opens a log; another one that was open is closed. */
  async open(log: LogOf): Promise<void> {
    if (this.#isOpen(log)) return;
    this.#close();
    this.#log.set(log);
    this.#received.set(new Map());
    this.#page.set(null);
    this.known.set(false);
    if (this.#past.asAt() === null) {
      keepShell();
      const kept = await this.#kept(log);
      if (!this.#isOpen(log)) return;
      this.#show(kept);
      if (kept.length > 0) this.known.set(true);
    }
    await this.#catchUp(log);
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

  async #kept(log: LogOf): Promise<LogEntryView[]> {
    const [organisation, person] = [this.#session.organisation(), this.#session.person()];
    if (!organisation || !person) return [];
    return this.#store.all<LogEntryView>(receivedIn({ organisationId: organisation.id, personId: person.id }, log)).catch(() => []);
  }

  #show(entries: readonly LogEntryView[]): void {
    if (entries.length > 0) this.#received.update((known) => new Map([...known, ...entries.map((entry) => [entry.id, entry] as const)]));
  }

  /** From the last entry up to which nothing is missing. */
  #complete(): number {
    const positions = new Set([...this.#received().values()].map(({ position }) => position));
    let last = 0;
    while (positions.has(last + 1)) last++;
    return last;
  }

  async #catchUp(log: LogOf): Promise<void> {
    clearTimeout(this.#asking);
    try {
      for (;;) {
        const page = await firstValueFrom(this.#http.get<LogPageView>(logAddress(log), { params: { after: this.#complete() } }));
        if (this.#over || !this.#isOpen(log)) return;
        await this.#take(log, page);
        if (!page.more) break;
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

  async #take(log: LogOf, { items, mayWrite, closed, now }: LogPageView): Promise<void> {
    this.#page.set({ mayWrite, closed });
    this.#ahead.set(Date.parse(now) - Date.now());
    this.#show(items);
    const [organisation, person] = [this.#session.organisation(), this.#session.person()];
    if (!organisation || !person || this.#past.asAt() !== null) return;
    const owner = { organisationId: organisation.id, personId: person.id };
    // A device that keeps nothing still shows everything.
    await Promise.all(items.map((entry) => this.#store.put(nameOfReceived(owner, log, entry.position), entry))).catch(() => undefined);
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
