import { Injectable } from '@angular/core';

/**
 * What is kept on this device under names such as `outbox/<organisation>/<person>/...`. All of it can be read in order of the names,
 * and several changes happen together or not at all.
 */
@Injectable({ providedIn: 'root', useFactory: () => (typeof indexedDB === 'undefined' ? new MemoryStore() : new BrowserStore()) })
export abstract class DeviceStore {
  abstract get<T>(name: string): Promise<T | undefined>;
  /** Whatever is named so, or begins so, in order of the names. */
  abstract all<T>(prefix: string): Promise<T[]>;
  /** Reads one thing and writes what follows from it, without anybody in between: two tabs never take the same number. `undefined` takes away. */
  abstract change<T>(name: string, follow: (value: T | undefined) => readonly (readonly [name: string, value: unknown])[]): Promise<void>;
  abstract remove(prefix: string): Promise<void>;

  async put(name: string, value: unknown): Promise<void> {
    await this.change(name, () => [[name, value]]);
  }
}

const DATABASE = 'holdfast';
const KEPT = 'kept';

/** The browser's own database. */
export class BrowserStore extends DeviceStore {
  #opened: Promise<IDBDatabase> | null = null;

  get<T>(name: string): Promise<T | undefined> {
    return this.#in('readonly', (kept) => kept.get(name)) as Promise<T | undefined>;
  }

  all<T>(prefix: string): Promise<T[]> {
    return this.#in('readonly', (kept) => kept.getAll(within(prefix))) as Promise<T[]>;
  }

  async change<T>(name: string, follow: (value: T | undefined) => readonly (readonly [name: string, value: unknown])[]): Promise<void> {
    const database = await this.#open();
    await new Promise<void>((done, fail) => {
      const transaction = database.transaction(KEPT, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => done();
      transaction.onabort = () => fail(transaction.error ?? new Error('the device kept nothing'));
      const kept = transaction.objectStore(KEPT);
      const found = kept.get(name);
      found.onsuccess = () => {
        for (const [key, value] of follow(found.result as T | undefined)) {
          if (value === undefined) kept.delete(key);
          else kept.put(value, key);
        }
      };
    });
  }

  async remove(prefix: string): Promise<void> {
    await this.#in('readwrite', (kept) => kept.delete(within(prefix)));
  }

  async #in(mode: IDBTransactionMode, ask: (kept: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await this.#open();
    return new Promise((done, fail) => {
      const asked = ask(database.transaction(KEPT, mode).objectStore(KEPT));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error ?? new Error('the device keeps nothing'));
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= new Promise<IDBDatabase>((done, fail) => {
      const asked = indexedDB.open(DATABASE, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(KEPT);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error ?? new Error('the device keeps nothing'));
    }).catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }
}

const within = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** The same in memory: for tests, and where the browser keeps nothing. */
export class MemoryStore extends DeviceStore {
  readonly #kept = new Map<string, unknown>();

  async get<T>(name: string): Promise<T | undefined> {
    return structuredCopy(this.#kept.get(name)) as T | undefined;
  }

  async all<T>(prefix: string): Promise<T[]> {
    return this.#names(prefix).map((name) => structuredCopy(this.#kept.get(name)) as T);
  }

  async change<T>(name: string, follow: (value: T | undefined) => readonly (readonly [name: string, value: unknown])[]): Promise<void> {
    for (const [key, value] of follow(structuredCopy(this.#kept.get(name)) as T | undefined)) {
      if (value === undefined) this.#kept.delete(key);
      else this.#kept.set(key, structuredCopy(value));
    }
  }

  async remove(prefix: string): Promise<void> {
    for (const name of this.#names(prefix)) this.#kept.delete(name);
  }

  #names(prefix: string): string[] {
    return [...this.#kept.keys()].filter((name) => name.startsWith(prefix)).sort();
  }
}

const structuredCopy = (value: unknown): unknown => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown));
