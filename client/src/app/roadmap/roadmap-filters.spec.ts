import { convertToParamMap } from '@angular/router';
import type { RoadmapRow } from '@holdfast/contracts';
import { anActionRow } from '../../../test/an-action';
import { isNarrowed, NO_FILTERS, readFilters, roadmapQuery, writeFilters } from './roadmap-filters';
import { isReplacedIn, shownRows } from './shown-rows';

describe('the filters of the roadmap', () => {
  it('go to the address and back; the API is asked for what it narrows', () => {
    const filters = { register: ['r1', 'r2'], unit: ['u1'], owner: ['p1'], q: 'pay', sort: '-due' as const };
    expect(readFilters(convertToParamMap(writeFilters(filters)))).toEqual(filters);
    expect(roadmapQuery(filters)).toEqual({ register: ['r1', 'r2'], unit: ['u1'], owner: ['p1'] });
    expect(readFilters(convertToParamMap({ sort: 'colour' }))).toEqual(NO_FILTERS);
  });

  it('narrow by anything but the order', () => {
    expect([isNarrowed(NO_FILTERS), isNarrowed({ ...NO_FILTERS, sort: 'owner' }), isNarrowed({ ...NO_FILTERS, q: 'pay' }), isNarrowed({ ...NO_FILTERS, unit: ['u1'] })]).toEqual([false, false, true, true]);
  });
});

describe('the rows of the roadmap', () => {
  const row = (system: string, from: number, to: number, given: Partial<RoadmapRow> = {}): RoadmapRow => ({ ...anActionRow(), replacement: { system, from, to }, costs: [], ...given });
  const rows = [row('Rents', 2027, 2028, { status: 'done', dueDate: '2026-01-01' }), row('Payroll', 2026, 2026), row('Maps', 2026, 2027, { title: 'New map server' })];
  const systems = (q: string, sort: Parameters<typeof shownRows>[1]['sort']): string[] => shownRows(rows, { q, sort }).map(({ replacement }) => replacement.system);

  it('are in the order asked for, and found by system, reference or title', () => {
    expect(systems('', 'years')).toEqual(['Payroll', 'Maps', 'Rents']);
    expect(systems('', '-years')).toEqual(['Rents', 'Maps', 'Payroll']);
    expect(systems('', 'system')).toEqual(['Maps', 'Payroll', 'Rents']);
    expect(systems('', '-status')[0]).toBe('Rents');
    expect(systems('', 'due')[0]).toBe('Rents');
    expect(systems('server', 'years')).toEqual(['Maps']);
  });

  it.each([[2025, false], [2026, true], [2027, true], [2028, false]])('in %i a system of 2026 to 2027 is replaced: %s', (year, replaced) => expect(isReplacedIn({ system: 'Maps', from: 2026, to: 2027 }, year)).toBe(replaced));
});
