import type { ActivityBackView, ResourceBackView } from '@holdfast/contracts';
import { glanceOf, linksOf, ownMinutes, pathTo, stepsTo, unknownBeside } from './recovery-rows';

const resource = (id: string, begins: number | null, serves: number | null, waitsForId: string | null = null): ResourceBackView =>
  ({ id, reference: id, name: id, kind: 'infrastructure', lost: true, calledOn: false, begins, serves, earliest: null, source: 'declared', stated: null, contractOf: null, provenOn: null, stillLost: null, waitsForId, unknown: serves === null ? { why: 'no-time', waitsForId: null } : null, neededBy: null, gap: null });
const activity = (id: string, begins: number | null, back: number | null, waitsForId: string | null): ActivityBackView =>
  ({ id, reference: id, name: id, kind: null, critical: true, begins, back, earliest: null, resume: null, rto: null, mtpd: null, analysed: true, outcome: 'within', peak: null, waitsForId, unknown: null });

const view = { resources: [resource('site', 0, 240), resource('network', 240, 420, 'site'), resource('other', 0, 500)], activities: [activity('care', 420, 540, 'network')] };

describe('the rows of a recovery timeline', () => {
  it('tells of what waits for the unknown what it takes itself, and on what it waits in any case', () => {
    const waits = { ...activity('calls', null, null, 'network'), earliest: { minutes: 210, moreThan: false }, unknown: { why: 'waits', waitsForId: 'telephony' } } as const;
    expect(stepsTo({ resources: [resource('network', 0, 180, null)], activities: [waits] }, 'calls').map(({ row, own }) => [row.id, own])).toEqual([['network', 180], ['calls', 30]]);
    expect(stepsTo({ resources: [resource('network', 0, 180, null)], activities: [{ ...waits, earliest: { minutes: 180, moreThan: false } }] }, 'calls').at(-1)!.own).toBeNull();
  });

  it('name what is waited for beside the path without a time that anybody knows', () => {
    const waits = (waitsForId: string | null) => ({ ...activity('calls', null, null, 'network'), unknown: { why: 'waits', waitsForId } }) as const;
    const beside = (waitsForId: string | null) => unknownBeside({ resources: [resource('network', 0, 180), resource('telephony', 0, null)], activities: [waits(waitsForId)] }, 'calls')?.id;
    expect(['telephony', 'network', 'out-of-sight', null].map(beside)).toEqual(['telephony', undefined, undefined, undefined]);
    expect(unknownBeside(view, 'care')).toBeNull();
  });

  it('follow what each waited for down to the first', () => {
    const path = pathTo(view, 'care');
    expect(path.map(({ id }) => id)).toEqual(['site', 'network', 'care']);
    expect(path.map(ownMinutes)).toEqual([240, 180, 120]);
  });

  it('end a walk that goes round', () => {
    expect(pathTo({ resources: [resource('a', null, null, 'b'), resource('b', null, null, 'a')], activities: [] }, 'a').map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('are joined from where one ends to where the next begins, across whatever stands between', () => {
    const links = linksOf([...view.resources, ...view.activities], pathTo(view, 'care'));
    expect(links.get('other')).toEqual([{ minutes: 420, part: 'through' }]);
    expect(links.get('network')).toEqual([{ minutes: 240, part: 'to' }, { minutes: 420, part: 'from' }]);
  });

  it('at a glance keep the path and what is unknown', () => {
    const many = Array.from({ length: 30 }, (_, at) => resource(`r${at}`, 0, at === 29 ? null : at));
    const shown = glanceOf(many, new Set(['r20'])).map(({ id }) => id);
    expect(shown).toHaveLength(12);
    expect(shown).toEqual(expect.arrayContaining(['r20', 'r29']));
  });
});
