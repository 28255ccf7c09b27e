import type { MovedRisk, MovementDay } from '@holdfast/contracts';
import { MELTON_6X4, RISK_CHANGES, type RiskChange } from '@holdfast/domain';
import { drawnArrows } from './map-arrows';
import { besideInWords, movementOf, sumInWords } from './movement-words';

const day = (open: number): MovementDay => ({ moment: '2026-03-31T22:59:59.999Z', now: false, freeze: null, open, exempt: 0 });
const counts = (some: Partial<Record<RiskChange, number>>): Record<RiskChange, number> => ({ ...(Object.fromEntries(RISK_CHANGES.map((change) => [change, 0])) as Record<RiskChange, number>), ...some });
const risk = (more: Partial<MovedRisk>): MovedRisk => ({
  id: 'a', reference: 'ICT-001', title: 'Flood', change: 'unchanged', levels: null, before: null, after: null, exempt: false, closeReason: null, movedFrom: null, movedTo: null, ...more,
});

describe('what moved, in one sentence', () => {
  it.each([
    [counts({ up: 2, closed: 1, unchanged: 9, new: 3 }), 12, 14, 'Of 12 open risks, 2 rose, 1 closed and 9 unchanged. With 3 new, 14 are open.'],
    [counts({ unchanged: 1 }), 1, 1, 'Of 1 open risk, 1 unchanged. With none new, 1 is open.'],
    [counts({ new: 2 }), 0, 2, 'No risk was open. With 2 new, 2 are open.'],
    [counts({ 'not-comparable': 1, 'now-scored': 1, down: 1 }), 3, 3, 'Of 3 open risks, 1 came down, 1 now scored and 1 not comparable. With none new, 3 are open.'],
  ])('%#', (some, before, after, words) => {
    expect(sumInWords({ counts: some, from: day(before), to: day(after) })).toBe(words);
  });
});

describe('one of what moved', () => {
  it('says by how many levels, or what happened instead', () => {
    expect(movementOf(risk({ change: 'up', levels: 2 }))).toEqual({ kind: 'levels', levels: 2 });
    expect(movementOf(risk({ change: 'new' }))).toEqual({ kind: 'new' });
    expect(movementOf(risk({ change: 'closed' }))).toBeNull();
  });

  it('says where it came from, where it went to, or why it closed', () => {
    expect(besideInWords(risk({ change: 'new', movedFrom: { id: 'p', name: 'Project' } }))).toBe('Moved here from Project');
    expect(besideInWords(risk({ change: 'closed', movedTo: { id: 's', name: 'Service' }, closeReason: 'Moved' }))).toBe('Moved to Service');
    expect(besideInWords(risk({ change: 'closed', closeReason: 'Gone' }))).toBe('Gone');
    expect(besideInWords(risk({}))).toBe('');
  });
});

describe('an arrow across the map', () => {
  const { matrix } = MELTON_6X4;
  it('leads from cell to cell, likelihood upwards and impact to the right, whatever the codes', () => {
    const [arrow] = drawnArrows(matrix, [{ from: { likelihood: 'F', impact: 'IV' }, to: { likelihood: 'A', impact: 'I' }, riskIds: ['a', 'b'] }]);
    expect(arrow).toMatchObject({ count: 2, up: true });
    const [x1, y1, x2, y2] = [arrow!.x1, arrow!.y1, arrow!.x2, arrow!.y2].map(parseFloat) as [number, number, number, number];
    expect([x1 < 25, y1 > 83, x2 > 75, y2 < 17]).toEqual([true, true, true, true]);
  });

  it('there and back are two lines', () => {
    const [there, back] = drawnArrows(matrix, [
      { from: { likelihood: 'C', impact: 'II' }, to: { likelihood: 'D', impact: 'II' }, riskIds: ['a'] }, { from: { likelihood: 'D', impact: 'II' }, to: { likelihood: 'C', impact: 'II' }, riskIds: ['b'] },
    ]);
    expect([there!.up, back!.up]).toEqual([false, true]);
    expect(there!.x1).not.toBe(back!.x1);
  });
});
