import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LogEntryView, LogPageView } from '@holdfast/contracts';
import { Subject } from 'rxjs';
import { Connection } from '../http/connection';
import { Past } from '../past/past';
import { LastPerson } from '../session/last-person';
import { Session } from '../session/session';
import { DeviceStore, MemoryStore } from '../shared/device-store/device-store';
import type { LogOf } from './log-draft';
import { LogFeed } from './log-feed';
import { Outbox } from './outbox';

const LOG: LogOf = { subject: 'invocation', id: 'fire' };
const ANA = { id: 'ana', name: 'Ana', jobTitle: 'Head of ICT' };
const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 60; turns++) await Promise.resolve();
};

const entry = (position: number, kind: LogEntryView['kind'] = 'note'): LogEntryView => ({
  id: `entry-${position}`, kind, at: '2026-05-09T11:00:00Z', typedAt: '2026-05-09T11:00:00Z', receivedAt: '2026-05-09T11:00:01Z', position, sequence: position, deviceId: 'device', author: ANA, text: `Entry ${position}`,
  planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false,
});
const run = (from: number, to: number): LogEntryView[] => Array.from({ length: to - from + 1 }, (_, index) => entry(from + index));

describe('an open log', () => {
  let store: DeviceStore;
  let server: HttpTestingController;

  /** A page that was loaded anew, with the log open. */
  const open = async ({ whole = false } = {}): Promise<LogFeed> => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        LogFeed, provideHttpClient(), provideHttpClientTesting(), { provide: DeviceStore, useValue: store }, { provide: Connection, useValue: { lost: signal(false), succeed: () => undefined } },
        { provide: Session, useValue: { person: () => ANA, organisation: () => ({ id: 'council' }) } }, { provide: Past, useValue: { asAt: () => null } }, { provide: LastPerson, useValue: {} },
        { provide: Outbox, useValue: { entries: signal([]), received: new Subject() } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const feed = TestBed.inject(LogFeed);
    void feed.open(LOG, { whole });
    await settled();
    return feed;
  };
  const asked = (): TestRequest => server.match(() => true).at(-1)!;
  const answer = async (request: TestRequest, part: Partial<LogPageView>): Promise<void> => {
    request.flush({ subject: 'invocation', subjectId: 'fire', items: [], from: 1, others: [], last: 50_000, more: false, mayWrite: true, closed: null, now: new Date().toISOString(), ...part } satisfies LogPageView);
    await settled();
  };
  const positions = (feed: LogFeed): (number | null)[] => feed.entries().map(({ position }) => position).sort((one, other) => one! - other!);

  beforeEach(() => {
    store = new MemoryStore();
  });

  it('opens with its latest entries and what tells how things stand, and says how many there are', async () => {
    const feed = await open();
    const request = asked();
    expect(request.request.urlWithParams).toBe('/api/invocations/fire/log?latest=100');
    await answer(request, { items: run(49_901, 50_000), from: 49_901, others: [entry(7, 'step-started')], more: true });
    expect([feed.from(), feed.count(), feed.entries().length, feed.known()]).toEqual([49_901, 50_000, 101, true]);
  });

  it('goes on from there, with no request for what came before', async () => {
    await answer((await open(), asked()), { items: run(49_901, 50_000), from: 49_901, others: [entry(7, 'step-started')], more: true });
    const feed = await open();
    expect([feed.from(), positions(feed).length]).toEqual([49_901, 101]);
    const request = asked();
    expect(request.request.urlWithParams).toBe('/api/invocations/fire/log?after=50000');
    await answer(request, { items: [entry(50_001)], from: 50_001, last: 50_001 });
    expect([feed.from(), feed.count(), positions(feed).at(-1)]).toEqual([49_901, 50_001, 50_001]);
  });

  it('fetches earlier ones when they are asked for, once', async () => {
    const feed = await open();
    await answer(asked(), { items: run(49_901, 50_000), from: 49_901, more: true });
    void feed.earlier();
    void feed.earlier();
    expect(feed.fetching()).toBe(true);
    const requests = server.match(() => true);
    expect(requests.map(({ request }) => request.urlWithParams)).toEqual(['/api/invocations/fire/log?latest=100&before=49901']);
    await answer(requests[0]!, { items: run(49_801, 49_900), from: 49_801, more: true });
    expect([feed.from(), feed.fetching(), feed.entries().length]).toEqual([49_801, false, 200]);
  });

  it('begins anew with the latest where this device is far behind, and forgets the rest', async () => {
    await answer((await open(), asked()), { items: run(1, 40), last: 40 });
    const feed = await open();
    await answer(asked(), { items: run(41, 540), from: 41, more: true });
    const request = asked();
    expect(request.request.urlWithParams).toBe('/api/invocations/fire/log?latest=100');
    await answer(request, { items: run(49_901, 50_000), from: 49_901, more: true });
    expect(feed.entries()).toHaveLength(100);
    expect((await open()).from()).toBe(49_901);
  });

  it('begins anew where this device has gathered more than a thousand', async () => {
    await answer((await open(), asked()), { items: run(1, 100), last: 100 });
    await store.change('x', () => run(101, 1_200).map((one) => [`log/council/ana/invocation/fire/${String(one.position).padStart(10, '0')}`, one] as const));
    const feed = await open();
    expect(feed.entries()).toHaveLength(1_200);
    await answer(asked(), { items: run(1_101, 1_200), from: 1_101, last: 1_200, more: true });
    expect(feed.entries()).toHaveLength(100);
  });

  it('is read to its beginning where it is to be whole', async () => {
    await answer((await open(), asked()), { items: run(601, 700), from: 601, last: 700, more: true });
    const feed = await open({ whole: true });
    await answer(asked(), { from: 701, last: 700 });
    const first = asked();
    expect(first.request.urlWithParams).toBe('/api/invocations/fire/log?latest=500&before=601');
    await answer(first, { items: run(101, 600), from: 101, more: true });
    await answer(asked(), { items: run(1, 100), from: 1 });
    expect([feed.from(), positions(feed)]).toEqual([1, run(1, 700).map(({ position }) => position)]);
  });
});
