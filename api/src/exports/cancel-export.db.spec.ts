import { jest } from '@jest/globals';
import type { ExportView } from '@holdfast/contracts';
import type { ExportFormat } from '@holdfast/domain';
import { fillRegisters } from '@holdfast/testing';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { query } from '../../test/fresh-database';
import { ExportFile } from './export-file';
import { ExportRounds } from './export-rounds';

jest.setTimeout(60_000);

/** Somewhat longer than it takes until it is asked again whether an export is still wanted. */
const A_WHILE_MS = 600;

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil({ now: new Date().toISOString() });
  await fillRegisters(at.database.ownerUrl, at.council, { risks: 4_000, registers: 30, people: 20 });
});
afterAll(() => at.close());
afterEach(() => jest.restoreAllMocks());

const count = async (statement: string, id: string): Promise<number> => (await query<{ count: number }>(at.database.ownerUrl, `SELECT count(*)::int AS count FROM ${statement}`, [id]))[0]!.count;

describe('an export that is cancelled midway', () => {
  it.each<ExportFormat>(['csv', 'xlsx'])('as %s ends there, and leaves nothing of its file, in the log or on the trail', async (format) => {
    const write = ExportFile.prototype.write;
    const asking: { id?: string } = {};
    let pieces = 0;
    jest.spyOn(ExportFile.prototype, 'write').mockImplementation(async function (this: ExportFile, bytes) {
      await write.call(this, bytes);
      if (!asking.id || pieces > 0) return;
      pieces = await count('export_piece WHERE export_id = $1', asking.id);
      if (pieces === 0) return;
      expect((await at.as.riskManager.post<ExportView>(`exports/${asking.id}/cancellation`)).body.state).toBe('cancelled');
      await new Promise((resume) => setTimeout(resume, A_WHILE_MS));
    });
    const { status, body: asked } = await at.as.riskManager.post<ExportView>('exports', { body: { format } });
    asking.id = asked.id;
    expect([status, asked.total! > 3_000]).toEqual([201, true]);
    await at.app.get(ExportRounds).settled();
    // What was still to be packed when it was cancelled would come now.
    await new Promise((resume) => setTimeout(resume, A_WHILE_MS));

    expect(pieces).toBeGreaterThan(0);
    const { body: left } = await at.as.riskManager.get<ExportView>(`exports/${asked.id}`);
    expect([left.state, left.size, left.fault, left.fileName]).toEqual(['cancelled', null, null, null]);
    expect([await count('export_piece WHERE export_id = $1', asked.id), await count('register_export WHERE id = $1', asked.id), await count('audit_event WHERE subject_id = $1', asked.id)]).toEqual([0, 0, 0]);
    expect((await at.app.inject({ method: 'GET', url: `/api/exports/${asked.id}/file`, headers: { ...(await at.council.signIn(at.council.people.riskManager)) } })).statusCode).toBe(404);
    jest.restoreAllMocks();
    const next = (await at.as.riskManager.post<ExportView>('exports?q=supplier', { body: { format: 'csv' } })).body;
    await at.app.get(ExportRounds).settled();
    expect((await at.as.riskManager.get<ExportView>(`exports/${next.id}`)).body.state).toBe('ready');
  });
});
