import { describe, expect, it } from '@jest/globals';
import { keptNames, nameChangeInWords, nameChanges, nameChangesInWords, type NameChange, type NamedToday } from './plan-named';

const payroll: NamedToday = { kind: 'activity', id: 'pay', reference: 'ACT-001', name: 'Payroll', rtoMinutes: 240, rtoWords: '4 h', retiredOn: null };
const site: NamedToday = { kind: 'resource', id: 'site', reference: 'RES-001', name: 'Northgate', rtoMinutes: null, rtoWords: '', retiredOn: null };
const unit: NamedToday = { kind: 'unit', id: 'ict', reference: '', name: 'ICT', rtoMinutes: null, rtoWords: '', retiredOn: null };

describe('what a plan names, since it was approved', () => {
  const kept = keptNames([unit, payroll, site]);
  it.each([
    ['the same', [unit, payroll, site], [], ''],
    ['another name', [unit, payroll, { ...site, name: 'Northgate House' }], ['Northgate: now Northgate House'], '1 name on this plan has changed since it was approved.'],
    ['another RTO', [unit, { ...payroll, rtoMinutes: 120, rtoWords: '2 h' }, site], ['Payroll: RTO now 2 h'], '1 RTO on this plan has changed since it was approved.'],
    ['an RTO that nobody knows any more', [unit, { ...payroll, rtoMinutes: null, rtoWords: '' }, site], ['Payroll: no RTO is known now'], '1 RTO on this plan has changed since it was approved.'],
    ['a thing that was retired', [unit, payroll, { ...site, retiredOn: '2026-05-03' }], ['Northgate: retired on 3 May'], '1 thing that it names is retired.'],
    ['a unit of another name, or another unit', [{ ...unit, id: 'digital', name: 'Digital' }, payroll, site], ['ICT: now Digital'], '1 name on this plan has changed since it was approved.'],
    ['all at once', [{ ...unit, name: 'Digital' }, { ...payroll, name: 'Pay', rtoWords: '1 h', retiredOn: '2026-05-03' }, { ...site, retiredOn: '2026-05-03' }],
      ['ICT: now Digital', 'Payroll: now Pay; RTO now 1 h; retired on 3 May', 'Northgate: retired on 3 May'], '2 names and 1 RTO on this plan have changed since it was approved. 2 things that it names are retired.'],
    ['nothing of what is not told', [unit], [], ''],
  ] as [string, NamedToday[], string[], string][])('is %s', (_, today, marks, sentence) => {
    const changes = nameChanges(kept, today);
    expect(changes.map((change: NameChange) => `${change.name}: ${nameChangeInWords(change, () => '3 May')}`)).toEqual(marks);
    expect(nameChangesInWords(changes)).toBe(sentence);
  });
});
