import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExerciseCalendarView, MadeCalendarFeedView, WhatIfView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { readCalendar } from '../../test/read-calendar';

let at: AtTheCouncil;
let activity: { id: string; reference: string };
let server: string;

beforeAll(async () => {
  at = await atTheCouncil();
  const { units, people } = at.council;
  const placed = { unitId: units.ict, ownerId: people.riskOwner.id };
  const added = async (path: string, body: object): Promise<{ id: string; reference: string }> => (await at.as.continuityManager.post<{ id: string; reference: string }>(path, { body: { ...placed, ...body } })).body;
  activity = await added('activities', { name: 'Revenues', resume: { minutes: 60, calendarId: null } });
  server = (await added('resources', { kind: 'infrastructure', name: 'Revenues server', declared: { minutes: 2_880, calendarId: null } })).id;
  await at.as.continuityManager.post('dependencies', { body: { dependentId: activity.id, memberIds: [server], needed: 1 } });
  const analysis = (number: number, step: string, peaks: object[]): Promise<unknown> =>
    at.council.sql(
      `INSERT INTO impact_analysis (organisation_id, id, activity_id, number, step, content, matrix_version_id, unknowns, author_ids, author_id, changed_at, created_at, approved_by, approved_at, next_review)
       SELECT $1, $2, $3, $6, $7, $8, v.id, 0, ARRAY[$4::uuid], $4, now(), now(), CASE $7 WHEN 'approved' THEN $5::uuid END, CASE $7 WHEN 'approved' THEN now() END, CASE $7 WHEN 'approved' THEN '2027-01-01'::date END FROM risk_matrix_version v WHERE v.organisation_id = $1 LIMIT 1`,
      [at.council.organisationId, randomUUID(), activity.id, people.riskOwner.id, people.registerOwner.id, number, step, JSON.stringify({ peaks })],
    );
  const bills = { every: 'year', from: '02-15', to: '04-10', what: 'Annual bills', effect: 'Ten times the calls' };
  await analysis(1, 'approved', [bills, { every: 'month', from: '25', to: '31', what: 'Instalments', effect: '' }, { every: 'once', from: '2029-05-03', to: '2029-05-03', what: 'Polling day', effect: '' }]);
  await analysis(2, 'draft', [{ ...bills, what: 'Not approved yet' }]);
  at.clock.set('2026-06-18T09:00:00Z');
});
afterAll(() => at.close());

const inMonth = async (month: string, as: keyof AtTheCouncil['as'] = 'auditor'): Promise<string[]> =>
  (await at.as[as].get<ExerciseCalendarView>(`exercise-calendar?month=${month}`)).body.peaks.map(({ activity: { name }, what, from, to }) => `${name}: ${what}, ${from} to ${to}`);

describe('peak periods of an approved analysis', () => {
  it('stand in the calendar of each month that they touch, for whoever may read all of continuity', async () => {
    expect(await inMonth('2027-02')).toEqual(['Revenues: Annual bills, 2027-02-15 to 2027-04-10', 'Revenues: Instalments, 2027-02-25 to 2027-02-28']);
    expect(await inMonth('2026-06')).toEqual(['Revenues: Instalments, 2026-06-25 to 2026-06-30']);
    expect(await inMonth('2029-05')).toEqual(['Revenues: Polling day, 2029-05-03 to 2029-05-03', 'Revenues: Instalments, 2029-05-25 to 2029-05-31']);
    expect(await inMonth('2027-02', 'member')).toEqual([]);
  });

  it('come into a calendar of their own for a year, once its person chooses so', async () => {
    const { link } = (await at.as.continuityManager.post<MadeCalendarFeedView>('calendar-feed', { body: { kinds: ['peaks'] } })).body;
    const { events } = readCalendar((await at.app.inject({ method: 'GET', url: new URL(link).pathname })).body);
    expect(events.filter(({ summary }) => summary.endsWith('Annual bills'))).toEqual([expect.objectContaining({ summary: `Peak of ${activity.reference} Revenues: Annual bills`, starts: '20270215' })]);
    expect(events.filter(({ summary }) => summary.endsWith('Instalments')).map(({ starts }) => starts).slice(0, 2)).toEqual(['20260625', '20260725']);
    const theirs = (await at.as.member.post<MadeCalendarFeedView>('calendar-feed', { body: { kinds: ['peaks'] } })).body.link;
    expect(readCalendar((await at.app.inject({ method: 'GET', url: new URL(theirs).pathname })).body).events).toEqual([]);
  });

  it('are said of what is lost in them, or comes into them before it is back', async () => {
    const peakAt = async (lostAt: string | null): Promise<unknown> => (await at.as.auditor.post<WhatIfView>('what-ifs', { body: { lostIds: [server], lostAt } })).body.activities.map(({ name, peak }) => [name, peak && `${peak.what}, ${peak.from} to ${peak.to}`]);
    expect(await peakAt('2027-03-01T09:00:00Z')).toEqual([['Revenues', 'Annual bills, 2027-02-15 to 2027-04-10']]);
    // Two days to recover.
    expect(await peakAt('2027-02-14T12:00:00Z')).toEqual([['Revenues', 'Annual bills, 2027-02-15 to 2027-04-10']]);
    expect(await peakAt('2027-02-12T09:00:00Z')).toEqual([['Revenues', null]]);
    expect(await peakAt(null)).toEqual([['Revenues', null]]);
  });
});
