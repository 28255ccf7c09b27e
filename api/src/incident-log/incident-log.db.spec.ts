import { request as httpRequest } from 'node:http';
import type { ExerciseView, LogPageView, SentLogEntriesView } from '@holdfast/contracts';
import { progressOf, type LogEntryKind } from '@holdfast/domain';
import { aCouncil } from '@holdfast/testing';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { query } from '../../test/fresh-database';
import { speakAs, type Answer, type Speaker } from '../../test/speak';
import { startApp } from '../../test/start-app';
import { LOG_BATCH } from '../audit';

let at: AtTheCouncil;
let address: string;
beforeAll(async () => {
  at = await atTheCouncil();
  address = await at.listen();
});
beforeEach(() => at.clock.set('2026-05-09T12:00:00Z'));
afterAll(() => at.close());

const rehearsal = async (): Promise<ExerciseView> => {
  const { body } = await at.as.continuityManager.post<ExerciseView>('exercises', {
    body: { kind: 'full-failover', title: 'Full failover', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: '2026-05-09' },
  });
  return body;
};

/** A device on which somebody types. */
const aDevice = (id = v7()) => {
  let sequence = 0;
  return {
    id,
    typed: (kind: LogEntryKind, more: object = {}) => ({
      id: v7(), kind, at: '2026-05-09T11:00:00Z', typedAt: '2026-05-09T11:00:05Z', sequence: ++sequence, text: '', planId: null, stepId: null, resourceId: null, roleId: null, personId: null, correctsId: null, voids: false, ...more,
    }),
  };
};
type Typed = ReturnType<ReturnType<typeof aDevice>['typed']>;
const send = (of: { id: string }, deviceId: string, entries: Typed[], as: Speaker = at.as.riskOwner): Promise<Answer<SentLogEntriesView>> =>
  as.post<SentLogEntriesView>(`exercises/${of.id}/log`, { body: { deviceId, entries } });
const read = async (of: { id: string }, after = 0, as: Speaker = at.as.auditor): Promise<LogPageView> => (await as.get<LogPageView>(`exercises/${of.id}/log?after=${after}`)).body;
const outcomes = ({ body }: Answer<SentLogEntriesView>): string[] => body.results.map(({ outcome }) => outcome);

describe('entries of a log', () => {
  it('come in once, in the order of their device, however often they are sent', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    const [one, two, three] = [device.typed('note', { text: 'One' }), device.typed('note', { text: 'Two' }), device.typed('note', { text: 'Three' })];
    expect(outcomes(await send(exercise, device.id, [two, one]))).toEqual(['received', 'received']);
    expect(outcomes(await send(exercise, device.id, [one, two, three, three]))).toEqual(['already-received', 'already-received', 'received', 'already-received']);
    const { items, last } = await read(exercise);
    expect([items.map(({ text, position }) => [text, position]), last]).toEqual([[['One', 1], ['Two', 2], ['Three', 3]], 3]);
    expect(items[0]).toMatchObject({ at: '2026-05-09T11:00:00.000Z', typedAt: '2026-05-09T11:00:05.000Z', receivedAt: '2026-05-09T12:00:00.000Z', deviceId: device.id, sequence: 1, author: { id: at.council.people.riskOwner.id } });
    expect((await read(exercise, 2)).items.map(({ text }) => text)).toEqual(['Three']);
  });

  it('are read from the latest back, with what tells how things stand and what the next situation report is made of', async () => {
    const [exercise, device, step] = [await rehearsal(), aDevice(), v7()];
    const first = device.typed('note', { text: 'Corrected later' });
    const typed = [
      first, device.typed('problem', { text: 'Told before' }), device.typed('step-started', { stepId: step }), device.typed('note', { text: 'Words' }), device.typed('inject', { text: 'A shelf is missing' }),
      ...Array.from({ length: 4 }, (_, index) => device.typed('note', { text: `Note ${index + 6}` })), device.typed('correction', { correctsId: first.id, text: 'Corrected' }),
    ];
    await send(exercise, device.id, typed);
    const part = async (query: string): Promise<LogPageView> => (await at.as.auditor.get<LogPageView>(`exercises/${exercise.id}/log?${query}`)).body;
    const told = ({ items, others }: LogPageView) => [items.map(({ position }) => position), others.map(({ position }) => position)];
    const latest = await part('latest=2');
    // Two words of no further consequence are missing, and what was told since the last situation report is not.
    expect([...told(latest), latest.from, latest.last, latest.more]).toEqual([[9, 10], [1, 2, 3, 5], 9, 10, true]);
    const before = await part('latest=4&before=9');
    expect([...told(before), before.from, before.more]).toEqual([[5, 6, 7, 8], [], 5, true]);
    expect(await part('latest=4&before=5')).toMatchObject({ from: 1, more: false, items: [{ text: 'Corrected later' }, {}, {}, {}] });
    // What corrects an earlier entry brings it along.
    expect(told(await part('after=9'))).toEqual([[10], [1]]);
    expect((await at.as.auditor.get(`exercises/${exercise.id}/log?latest=501`)).status).toBe(422);
  });

  it('of several devices at once get positions without a gap', async () => {
    const exercise = await rehearsal();
    const devices = Array.from({ length: 6 }, () => aDevice());
    await Promise.all(devices.flatMap((device) => [1, 2].map(() => send(exercise, device.id, [device.typed('note', { text: 'At once' }), device.typed('note', { text: 'Then' })]))));
    const { items } = await read(exercise);
    expect(items.map(({ position }) => position)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  });

  it('under a known number with other words are refused, and so is one of another log', async () => {
    const [exercise, other, device] = [await rehearsal(), await rehearsal(), aDevice()];
    const note = device.typed('note', { text: 'The vault is open' });
    await send(exercise, device.id, [note]);
    const { body } = await send(exercise, device.id, [{ ...note, text: 'The vault is shut' }]);
    expect(body.results).toEqual([expect.objectContaining({ outcome: 'refused', message: 'Another entry was received under the same number. Copy the text, discard this one, and write it as a new entry.' })]);
    expect(outcomes(await send(other, device.id, [note]))).toEqual(['refused']);
    expect((await read(exercise)).items.map(({ text }) => text)).toEqual(['The vault is open']);
  });

  it('that cannot be are refused one by one, with a sentence, and hold up none of the others', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    const { body } = await send(exercise, device.id, [
      device.typed('note', { text: '' }), device.typed('step-skipped', { stepId: v7() }), device.typed('situation-report', { text: 'All well' }), device.typed('note', { text: 'Long ago', at: '1926-05-09T11:00:00Z' }),
      device.typed('resource-usable', { resourceId: v7() }), device.typed('note', { text: 'Counts' }),
    ]);
    expect(body.results.map(({ message }) => message)).toEqual([
      'Write what happened.', 'Say why the step is skipped.', 'Situation report: this belongs to an invocation, not to a rehearsal.', 'The time of this entry is not of this century. Correct the time.', 'Choose the resource from the list.', null,
    ]);
    expect((await read(exercise)).items.map(({ text }) => text)).toEqual(['Counts']);
  });

  it('of a device that holds some back are taken, and what is missing is told', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    const typed = ['One', 'Two', 'Three', 'Four'].map((text) => device.typed('note', { text }));
    expect((await send(exercise, device.id, [typed[0]!, typed[3]!])).body.missing).toEqual([2, 3]);
    expect((await send(exercise, device.id, [typed[1]!])).body.missing).toEqual([3]);
  });

  it('that somebody else typed on a device are not taken from another person', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    await send(exercise, device.id, [device.typed('note', { text: 'Mine' })]);
    expect((await send(exercise, device.id, [device.typed('note', { text: 'Not mine' })], at.as.continuityManager)).status).toBe(409);
    const { status } = await at.as.continuityManager.post(`exercises/${exercise.id}/log`, { body: { deviceId: v7(), typedBy: at.council.people.riskOwner.id, entries: [aDevice().typed('note', { text: 'Not mine' })] } });
    expect(status).toBe(409);
    expect((await read(exercise)).items.map(({ text }) => text)).toEqual(['Mine']);
  });

  it('are written by who leads the rehearsal or keeps rehearsals, read by whoever reads it, and not there for others', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    expect((await send(exercise, device.id, [device.typed('note', { text: 'No' })], at.as.auditor)).status).toBe(403);
    const neighbour = await aCouncil(at.database.ownerUrl, { name: 'Ambridge Council' });
    for (const speaker of [at.as.member, speakAs(at, await neighbour.signIn(neighbour.people.riskManager))]) {
      expect((await send(exercise, device.id, [device.typed('note', { text: 'No' })], speaker)).status).toBe(404);
      expect((await speaker.get(`exercises/${exercise.id}/log`)).status).toBe(404);
      expect((await speaker.get(`exercises/${exercise.id}/log/stream`)).status).toBe(404);
    }
    expect((await read(exercise)).items).toEqual([]);
  });

  it('are taken no more once the rehearsal is cancelled, but what had come in is known again', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    const note = device.typed('note', { text: 'Before' });
    await send(exercise, device.id, [note]);
    await at.as.continuityManager.post(`exercises/${exercise.id}/cancellation`, { body: { reason: 'The vault moves' }, version: exercise.version });
    expect((await send(exercise, device.id, [note, device.typed('note', { text: 'After' })])).body.results.map(({ outcome, message }) => [outcome, message])).toEqual([
      ['already-received', null], ['refused', 'This rehearsal was cancelled. Its log takes no more entries.'],
    ]);
    expect(await read(exercise, 0, at.as.riskOwner)).toMatchObject({ mayWrite: false, closed: 'This rehearsal was cancelled. Its log takes no more entries.' });
  });

  it('cannot be changed or taken away, and one that was altered past the program is found by audit:verify', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    const note = device.typed('note', { text: 'The vault is open' });
    await send(exercise, device.id, [note, device.typed('note', { text: 'Two' })]);
    await expect(at.council.sql(`UPDATE log_entry SET text = 'Shut' WHERE id = $1`, [note.id])).rejects.toThrow('log_entry only grows');
    await expect(at.council.sql('DELETE FROM log_entry WHERE id = $1', [note.id])).rejects.toThrow('log_entry only grows');
    const [told] = await query<{ subject_id: string; after: unknown }>(at.database.ownerUrl, `SELECT subject_id, after FROM audit_event WHERE action = 'log.received' AND after ->> 'subjectId' = '${exercise.id}'`);
    const state = async (): Promise<unknown> =>
      JSON.parse((await query<{ id: string; state: string }>(at.database.ownerUrl, LOG_BATCH.rows, [at.council.organisationId])).find(({ id }) => id === told?.subject_id)?.state ?? 'null');
    expect(await state()).toEqual(told?.after);
    await query(at.database.ownerUrl, `SET session_replication_role = replica; UPDATE log_entry SET text = 'Shut' WHERE id = '${note.id}'`);
    expect(await state()).not.toEqual(told?.after);
  });

  it('tell the same of two who finish one step, whichever came in first', async () => {
    const [exercise, one, two, step] = [await rehearsal(), aDevice(), aDevice(), v7()];
    await send(exercise, two.id, [two.typed('step-finished', { planId: null, stepId: step, at: '2026-05-09T11:20:00Z' })], at.as.continuityManager);
    await send(exercise, one.id, [one.typed('step-started', { stepId: step, at: '2026-05-09T11:00:00Z' }), one.typed('step-finished', { stepId: step, at: '2026-05-09T11:10:00Z' })]);
    const steps = [{ planId: null, id: step, title: 'Restore', who: '', deputies: '', what: '', where: '', how: '', minutes: 5, after: [], clock: null }];
    const [progress] = progressOf(steps, (await read(exercise)).items, '2026-05-09T10:00:00Z').steps;
    expect(progress).toMatchObject({ state: 'finished', minutes: 10, finished: { by: { id: at.council.people.riskOwner.id }, alsoBy: [{ id: at.council.people.continuityManager.id }] } });
  });
});

describe('the stream of a log', () => {
  /** What comes over a real connection, as it comes. */
  const listen = (to: string, exerciseId: string, headers: Record<string, string>) => {
    let heard = '';
    const asked = httpRequest(`${to}/api/exercises/${exerciseId}/log/stream`, { headers: { ...headers, accept: 'text/event-stream' } });
    const ended = new Promise<void>((end) => {
      asked.once('response', (answer) => answer.setEncoding('utf8').on('data', (part: string) => (heard += part)).once('close', () => end()));
      asked.once('error', () => end());
    });
    asked.end();
    const until = async (part: string): Promise<void> => {
      for (let tries = 0; !heard.includes(part); tries++) {
        if (tries > 400) throw new Error(`${part} never came: ${heard}`);
        await new Promise((later) => setTimeout(later, 20));
      }
    };
    return { until, ended, stop: () => asked.destroy(), heard: () => heard };
  };
  const cookies = async (): Promise<Record<string, string>> => ({ ...(await at.council.signIn(at.council.people.riskOwner)) } as unknown as Record<string, string>);

  it('brings what comes in to every open screen, also of another process, and says who is here', async () => {
    const [exercise, device] = [await rehearsal(), aDevice()];
    const twin = await startApp({ database: at.database, now: '2026-05-09T12:00:00Z' });
    const [here, there] = [listen(address, exercise.id, await cookies()), listen(await twin.listen(), exercise.id, await cookies())];
    await here.until('event: entries');
    await there.until('event: entries');
    await send(exercise, device.id, [device.typed('note', { text: 'The vault is open' })]);
    await here.until('The vault is open');
    await there.until('The vault is open');
    await there.until('event: here');
    await here.until(at.council.people.riskOwner.id);
    here.stop();
    await twin.close();
    await there.ended;
    expect(there.heard()).toContain('event: closed');
  });

  it('ends when its session does', async () => {
    const exercise = await rehearsal();
    const headers = await cookies();
    const screen = listen(address, exercise.id, headers);
    await screen.until('event: entries');
    expect((await at.app.inject({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(204);
    await screen.until('You have signed out.');
    await screen.ended;
  });
});
