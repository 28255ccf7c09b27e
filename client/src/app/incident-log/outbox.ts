import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { LogEntryView, SendLogEntriesRequest, SentLogEntriesView } from '@holdfast/contracts';
import { LOG_LIMITS, type LogEntry, type TypedEntry } from '@holdfast/domain';
import { firstValueFrom, Subject } from 'rxjs';
import { Connection } from '../http/connection';
import { asProblem, type Problem } from '../http/problem';
import { newKey } from '../http/submission';
import { Session } from '../session/session';
import { DeviceStore } from '../shared/device-store/device-store';
import { logAddress, readable, type LogDraft, type LogOf } from './log-draft';

/** An entry that the server does not have yet, as the device keeps it. */
export interface UnsentEntry {
  readonly log: LogOf;
  readonly entry: TypedEntry;
  readonly deviceId: string;
  /** Why the server will not take it: it waits to be put right, or discarded, by hand. */
  readonly refused: string | null;
}

/** After what was no answer of Holdfast: a proxy's, or none. */
const AGAIN_AFTER = 5_000;

interface Owner {
  organisationId: string;
  personId: string;
}

/**
 * What was typed in logs and is not on the server yet, kept on this device for each person of each organisation apart. It goes out in
 * the order of typing and each entry once, whenever the server is there and the same person is signed in; until then it stays.
 */
@Injectable({ providedIn: 'root' })
export class Outbox {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #connection = inject(Connection);
  readonly #store = inject(DeviceStore);
  readonly #tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('holdfast.outbox');
  readonly #kept = signal<readonly UnsentEntry[]>([]);
  readonly #received = new Subject<{ log: LogOf; entries: LogEntryView[] }>();
  #sending: Promise<void> | null = null;
  #again = false;
  #later?: ReturnType<typeof setTimeout>;

  /** Of the person who is signed in, in all logs, in the order of typing. */
  readonly entries = this.#kept.asReadonly();
  /** How many are not on the server, those that it refused among them. */
  readonly count = computed(() => this.#kept().length);
  /** What the server has taken just now. */
  readonly received = this.#received.asObservable();

  constructor() {
    const owner = computed(() => JSON.stringify(this.#owner()));
    effect(() => {
      owner();
      untracked(() => void this.#read().then(() => this.send()));
    });
    effect(() => {
      if (!this.#connection.lost()) untracked(() => void this.send());
    });
    this.#tabs?.addEventListener('message', () => void this.#read());
  }

  /** On this device first, and then out. */
  async add(log: LogOf, draft: LogDraft, typedAt: Date = new Date()): Promise<LogEntry> {
    const owner = this.#owner();
    const person = this.#session.person();
    if (!owner || !person) throw new TypeError('an entry is typed by somebody');
    const deviceId = await this.#deviceId(owner);
    const { subject, id } = log;
    let made: TypedEntry | undefined;
    await this.#store.change<number>(nameOfSequence(owner, log), (last = 0) => {
      made = {
        planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, at: typedAt.toISOString(), ...draft,
        id: newKey(), typedAt: typedAt.toISOString(), sequence: last + 1, text: readable(draft.text ?? ''),
      };
      return [[nameOfSequence(owner, log), last + 1], [nameOf(owner, log, made), { log: { subject, id }, entry: made, deviceId, refused: null } satisfies UnsentEntry]];
    });
    await this.#read();
    this.#tabs?.postMessage('changed');
    void this.send();
    const { id: personId, name, jobTitle } = person;
    return { ...made!, deviceId, author: { id: personId, name, jobTitle }, receivedAt: null, position: null };
  }

  /** Takes a refused entry off the device; what it said goes with it. */
  async discard({ log, entry }: UnsentEntry): Promise<void> {
    const owner = this.#owner();
    if (owner) await this.#forget(owner, [[log, entry]]);
  }

  /** Writes a refused entry anew, put right; it gets a new id and number. */
  async putRight(unsent: UnsentEntry, change: Partial<LogDraft>): Promise<void> {
    const { kind, at, text, planId, stepId, resourceId, roleId, personId, correctsId, voids, typedAt } = unsent.entry;
    await this.add(unsent.log, { kind, at, text, planId, stepId, resourceId, roleId, personId, correctsId, voids, ...change }, new Date(typedAt));
    await this.discard(unsent);
  }

  /** Sends what there is, once at a time. What comes meanwhile goes out right after. */
  send(): Promise<void> {
    if (this.#sending) {
      this.#again = true;
      return this.#sending;
    }
    this.#sending = this.#together(async () => {
      do {
        this.#again = false;
        await this.#sendAll();
      } while (this.#again);
    }).finally(() => (this.#sending = null));
    return this.#sending;
  }

  /** Everything of this person on this device, at signing out. */
  async clear(): Promise<void> {
    const owner = this.#owner();
    if (!owner) return;
    for (const kind of ['outbox', 'sequence', 'device', 'log', 'first', 'page']) await this.#store.remove(`${kind}/${owner.organisationId}/${owner.personId}`);
    await this.#store.remove('session');
    this.#kept.set([]);
    this.#tabs?.postMessage('changed');
  }

  #owner(): Owner | null {
    const [organisation, person] = [this.#session.organisation(), this.#session.person()];
    return organisation && person ? { organisationId: organisation.id, personId: person.id } : null;
  }

  /** Two tabs of one device do not send the same side by side; where the browser has no locks, the server sorts it out. */
  async #together(work: () => Promise<void>): Promise<void> {
    if (typeof navigator !== 'undefined' && navigator.locks) await navigator.locks.request('holdfast.outbox', work);
    else await work();
  }

  async #read(): Promise<void> {
    const owner = this.#owner();
    const kept = owner ? await this.#store.all<UnsentEntry>(`outbox/${owner.organisationId}/${owner.personId}/`) : [];
    // Somebody else may have signed in while the device was asked.
    if (JSON.stringify(owner) === JSON.stringify(this.#owner())) this.#kept.set(kept.sort((one, other) => one.entry.typedAt.localeCompare(other.entry.typedAt) || one.entry.sequence - other.entry.sequence));
  }

  async #deviceId(owner: Owner, anew = false): Promise<string> {
    let deviceId = '';
    await this.#store.change<string>(`device/${owner.organisationId}/${owner.personId}`, (known) => {
      deviceId = known === undefined || anew ? newKey() : known;
      return [[`device/${owner.organisationId}/${owner.personId}`, deviceId]];
    });
    return deviceId;
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#later);
    const owner = this.#owner();
    if (!owner) return;
    await this.#read();
    const logs = new Map(this.#kept().map(({ log }) => [logAddress(log), log]));
    for (const log of logs.values()) if (!(await this.#sendLog(owner, log))) return;
  }

  /** False: the server is not there, or not for this person; it is tried again later. */
  async #sendLog(owner: Owner, log: LogOf, size: number = LOG_LIMITS.batch): Promise<boolean> {
    for (;;) {
      const waiting = this.#kept().filter((one) => one.refused === null && one.log.id === log.id && one.log.subject === log.subject).sort((one, other) => one.entry.sequence - other.entry.sequence);
      const [first] = waiting;
      if (!first || this.#owner()?.personId !== owner.personId) return true;
      const batch = waiting.filter(({ deviceId }) => deviceId === first.deviceId).slice(0, size);
      const request: SendLogEntriesRequest = { deviceId: first.deviceId, typedBy: owner.personId, entries: batch.map(({ entry }) => entry) };
      try {
        await this.#take(owner, log, batch, await firstValueFrom(this.#http.post<SentLogEntriesView>(logAddress(log), request)));
      } catch (error) {
        if (!(await this.#failed(owner, log, batch, asProblem(error)))) return false;
      }
    }
  }

  async #take(owner: Owner, log: LogOf, batch: readonly UnsentEntry[], { results }: SentLogEntriesView): Promise<void> {
    const byId = new Map(results.map((result) => [result.id, result]));
    const person = this.#session.person()!;
    const there: LogEntryView[] = [];
    for (const { entry, deviceId } of batch) {
      const result = byId.get(entry.id);
      if (result?.position != null && result.receivedAt !== null) there.push({ ...entry, deviceId, author: { id: person.id, name: person.name, jobTitle: person.jobTitle }, position: result.position, receivedAt: result.receivedAt });
      else if (result) await this.#refuse(owner, log, batch.filter((one) => one.entry.id === entry.id), result.message ?? 'The server did not take this entry.');
    }
    // Kept as received before it goes from what is not sent: at no moment is it nowhere.
    for (const entry of there) await this.#store.put(nameOfReceived(owner, log, entry.position), entry);
    if (there.length > 0) this.#received.next({ log, entries: there });
    await this.#forget(owner, batch.filter(({ entry }) => byId.get(entry.id)?.position != null).map(({ entry }) => [log, entry] as const));
  }

  /** Whether to go on. */
  async #failed(owner: Owner, log: LogOf, batch: readonly UnsentEntry[], problem: Problem): Promise<boolean> {
    if (problem.code === 'anothers-device') {
      const deviceId = await this.#deviceId(owner, true);
      for (const one of batch) await this.#store.put(nameOf(owner, log, one.entry), { ...one, deviceId } satisfies UnsentEntry);
      await this.#read();
      return true;
    }
    if (problem.status === 422 && batch.length > 1) return this.#oneByOne(owner, log, batch);
    if ([403, 404, 410, 413, 422].includes(problem.status)) {
      await this.#refuse(owner, log, batch, [problem.errors[0]?.message ?? problem.title, problem.detail].filter(Boolean).join(' '));
      return true;
    }
    // Signing in was left, or there is no server: it stays here. A lost connection says itself when it is back.
    if (!problem.offline && problem.status !== 401) this.#later = setTimeout(() => void this.send(), AGAIN_AFTER);
    return false;
  }

  /** One that the server cannot read must not hold up the others. */
  async #oneByOne(owner: Owner, log: LogOf, batch: readonly UnsentEntry[]): Promise<boolean> {
    for (const one of batch) {
      try {
        await this.#take(owner, log, [one], await firstValueFrom(this.#http.post<SentLogEntriesView>(logAddress(log), { deviceId: one.deviceId, typedBy: owner.personId, entries: [one.entry] } satisfies SendLogEntriesRequest)));
      } catch (error) {
        if (!(await this.#failed(owner, log, [one], asProblem(error)))) return false;
      }
    }
    return true;
  }

  async #refuse(owner: Owner, log: LogOf, batch: readonly UnsentEntry[], refused: string): Promise<void> {
    for (const one of batch) await this.#store.put(nameOf(owner, log, one.entry), { ...one, refused } satisfies UnsentEntry);
    await this.#read();
  }

  async #forget(owner: Owner, entries: readonly (readonly [LogOf, TypedEntry])[]): Promise<void> {
    for (const [log, entry] of entries) await this.#store.put(nameOf(owner, log, entry), undefined);
    await this.#read();
    this.#tabs?.postMessage('changed');
  }
}

const place = ({ organisationId, personId }: Owner, { subject, id }: LogOf): string => `${organisationId}/${personId}/${subject}/${id}`;
const nameOf = (owner: Owner, log: LogOf, { sequence, id }: TypedEntry): string => `outbox/${place(owner, log)}/${String(sequence).padStart(7, '0')}/${id}`;
const nameOfSequence = (owner: Owner, log: LogOf): string => `sequence/${place(owner, log)}`;
export const nameOfReceived = (owner: Owner, log: LogOf, position: number): string => `log/${place(owner, log)}/${String(position).padStart(10, '0')}`;

/** From which position on the device keeps a log without a gap. */
export const nameOfFirst = (owner: Owner, log: LogOf): string => `first/${place(owner, log)}`;

/** Where the entries of a log that the server has are kept, so that the page opens without it. */
export const receivedIn = (owner: Owner, log: LogOf): string => `log/${place(owner, log)}/`;
