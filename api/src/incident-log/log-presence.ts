import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { News, type NewsItem } from '../platform/news';

/** A process that has not said so again for this long has nobody there any more. */
const FORGOTTEN_AFTER_MS = 30_000;
const SAID_AGAIN_AFTER_MS = 9_000;
/** What fits into one notification of PostgreSQL. */
const MOST_PEOPLE = 150;

interface Heard {
  people: readonly string[];
  at: number;
}

/** Who has which log open, over all processes: each tells of its own, now and then again. Nothing of it is kept. */
@Injectable()
export class LogPresence {
  readonly #process = v7();
  readonly #here = new Map<string, string[]>();
  readonly #said = new Map<string, number>();
  readonly #heard = new Map<string, Map<string, Heard>>();

  constructor(@Inject(News) private readonly news: News) {}

  async come(logId: string, personId: string): Promise<void> {
    this.#here.set(logId, [...(this.#here.get(logId) ?? []), personId]);
    await this.say(logId);
  }

  async leave(logId: string, personId: string): Promise<void> {
    const people = [...(this.#here.get(logId) ?? [])];
    people.splice(people.indexOf(personId), 1);
    if (people.length > 0) this.#here.set(logId, people);
    else this.#here.delete(logId);
    await this.say(logId);
  }

  /** However many have the log open in this process, it says so again once in a while. */
  async sayAgain(logId: string, now: number): Promise<void> {
    if (now - (this.#said.get(logId) ?? 0) >= SAID_AGAIN_AFTER_MS) await this.say(logId, now);
  }

  async say(logId: string, now = Date.now()): Promise<void> {
    this.#said.set(logId, now);
    if (!this.#here.has(logId)) this.#said.delete(logId);
    const people = [...new Set(this.#here.get(logId))].slice(0, MOST_PEOPLE);
    await this.news.tellNow(`here:${logId}`, `${this.#process} ${people.join(',')}`);
  }

  /** True where it is news. */
  hear({ topic, text }: NewsItem, now: number): boolean {
    const [process = '', people = ''] = text.split(' ');
    const logId = topic.slice('here:'.length);
    const told = this.#heard.get(logId) ?? new Map<string, Heard>();
    const before = told.get(process)?.people.join(',') ?? '';
    if (people === '') told.delete(process);
    else told.set(process, { people: people.split(','), at: now });
    if (told.size === 0) this.#heard.delete(logId);
    else this.#heard.set(logId, told);
    return before !== people;
  }

  /** Ids of people, each once, in the order of their ids. */
  of(logId: string, now: number): string[] {
    const others = [...(this.#heard.get(logId) ?? [])].filter(([process, { at }]) => process !== this.#process && now - at < FORGOTTEN_AFTER_MS).flatMap(([, { people }]) => people);
    return [...new Set([...others, ...(this.#here.get(logId) ?? [])])].sort();
  }
}
