import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SendLogEntriesRequest, SentLogEntry } from '@holdfast/contracts';
import { Connection } from '../http/connection';
import { Problem } from '../http/problem';
import { Session } from '../session/session';
import { DeviceStore, MemoryStore } from '../shared/device-store/device-store';
import type { LogOf } from './log-draft';
import { Outbox } from './outbox';

const LOG: LogOf = { subject: 'exercise', id: 'rehearsal' };
const ANA = { id: 'ana', name: 'Ana', jobTitle: 'Head of ICT', email: '' };
const BEN = { id: 'ben', name: 'Ben', jobTitle: 'Network Manager', email: '' };
const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 30; turns++) await Promise.resolve();
  TestBed.tick();
  for (let turns = 0; turns < 30; turns++) await Promise.resolve();
};

describe('what is typed in a log', () => {
  let store: DeviceStore;
  let server: HttpTestingController;
  const person = signal<typeof ANA | null>(ANA);
  const lost = signal(false);

  /** A page of the program, loaded anew: all that it knows is on the device. */
  const load = async (): Promise<Outbox> => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(), { provide: DeviceStore, useValue: store }, { provide: Connection, useValue: { lost } },
        { provide: Session, useValue: { person, organisation: () => (person() ? { id: 'council' } : null) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const outbox = TestBed.inject(Outbox);
    await settled();
    return outbox;
  };
  const sent = (): TestRequest[] => server.match((request) => request.method === 'POST');
  const bodyOf = (request: TestRequest): SendLogEntriesRequest => request.request.body as SendLogEntriesRequest;
  const textsOf = (request: TestRequest): string[] => bodyOf(request).entries.map(({ text }) => text);
  let position = 0;
  const answer = async (request: TestRequest, outcome: (id: string) => Partial<SentLogEntry> = () => ({})): Promise<void> => {
    request.flush({ missing: [], last: position, results: bodyOf(request).entries.map(({ id }) => ({ id, outcome: 'received', position: ++position, receivedAt: '2026-05-09T09:00:00Z', message: null, ...outcome(id) })) });
    await settled();
  };
  const noServer = async (request: TestRequest): Promise<void> => {
    request.error(new ProgressEvent('error'));
    await settled();
  };
  // The interceptors, which are not here, put what fails in words.
  const texts = (outbox: Outbox): string[] => outbox.entries().map(({ entry }) => entry.text);

  beforeEach(() => {
    store = new MemoryStore();
    position = 0;
    person.set(ANA);
    lost.set(false);
    jest.spyOn(Problem.prototype, 'offline', 'get').mockReturnValue(true);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is on the device before it is sent, and gone from there once the server has it', async () => {
    const outbox = await load();
    await outbox.add(LOG, { kind: 'note', text: 'The vault is open' });
    await settled();
    expect(texts(outbox)).toEqual(['The vault is open']);
    const [request] = sent();
    expect(bodyOf(request!)).toMatchObject({ typedBy: 'ana', entries: [{ kind: 'note', sequence: 1 }] });
    await answer(request!);
    expect(outbox.count()).toBe(0);
    expect(await store.all('outbox/')).toEqual([]);
    expect(await store.all('log/council/ana/exercise/rehearsal/')).toMatchObject([{ text: 'The vault is open', position: 1 }]);
  });

  it('goes out in order after the page was loaded anew, numbered on', async () => {
    let outbox = await load();
    lost.set(true);
    await outbox.add(LOG, { kind: 'note', text: 'One' });
    await settled();
    for (const request of sent()) await noServer(request);
    await outbox.add(LOG, { kind: 'note', text: 'Two' });
    await settled();
    for (const request of sent()) await noServer(request);
    outbox = await load();
    for (const request of sent()) await noServer(request);
    expect(texts(outbox)).toEqual(['One', 'Two']);
    await outbox.add(LOG, { kind: 'note', text: 'Three' });
    await settled();
    for (const request of sent()) await noServer(request);
    lost.set(false);
    await settled();
    const [request] = sent();
    expect([textsOf(request!), bodyOf(request!).entries.map(({ sequence }) => sequence)]).toEqual([['One', 'Two', 'Three'], [1, 2, 3]]);
    await answer(request!);
    expect(outbox.count()).toBe(0);
  });

  it('is sent again after an answer that was lost, under the same id', async () => {
    const outbox = await load();
    await outbox.add(LOG, { kind: 'note', text: 'One' });
    await settled();
    const [first] = sent();
    const { id } = bodyOf(first!).entries[0]!;
    await noServer(first!);
    void outbox.send();
    await settled();
    const [second] = sent();
    expect(bodyOf(second!).entries[0]!.id).toBe(id);
    await answer(second!, () => ({ outcome: 'already-received' }));
    expect(outbox.count()).toBe(0);
  });

  it('is neither sent nor shown while somebody else is signed in, and goes out when its author is back', async () => {
    const outbox = await load();
    lost.set(true);
    await outbox.add(LOG, { kind: 'note', text: 'Of Ana' });
    await settled();
    for (const request of sent()) await noServer(request);
    person.set(BEN);
    lost.set(false);
    await settled();
    expect([texts(outbox), sent().length]).toEqual([[], 0]);
    person.set(ANA);
    await settled();
    const [request] = sent();
    expect([textsOf(request!), bodyOf(request!).typedBy]).toEqual([['Of Ana'], 'ana']);
  });

  it('stays with its sentence when it is refused, holds up no other, and goes out put right', async () => {
    const outbox = await load();
    lost.set(true);
    await outbox.add(LOG, { kind: 'note', text: 'Wrong' });
    await outbox.add(LOG, { kind: 'note', text: 'Right' });
    await settled();
    for (const request of sent()) await noServer(request);
    lost.set(false);
    await settled();
    const [request] = sent();
    const wrong = bodyOf(request!).entries[0]!.id;
    await answer(request!, (id) => (id === wrong ? { outcome: 'refused', position: null, receivedAt: null, message: 'Choose the plan from the list.' } : {}));
    expect(outbox.entries()).toMatchObject([{ entry: { text: 'Wrong' }, refused: 'Choose the plan from the list.' }]);
    await outbox.putRight(outbox.entries()[0]!, { text: 'Put right' });
    await settled();
    const [again] = sent();
    expect([textsOf(again!), bodyOf(again!).entries[0]!.id === wrong]).toEqual([['Put right'], false]);
    await answer(again!);
    expect(outbox.count()).toBe(0);
  });

  it('is gone from the device once its author has signed out, and nobody else’s is', async () => {
    const outbox = await load();
    lost.set(true);
    await outbox.add(LOG, { kind: 'note', text: 'Of Ana' });
    person.set(BEN);
    await settled();
    await outbox.add(LOG, { kind: 'note', text: 'Of Ben' });
    await settled();
    for (const request of sent()) await noServer(request);
    await outbox.clear();
    expect((await store.all<{ entry: { text: string } }>('outbox/')).map(({ entry }) => entry.text)).toEqual(['Of Ana']);
  });
});
