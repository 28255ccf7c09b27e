import { contactChangeInWords, contactChanges, contactChangesInWords, keptContacts, type ContactToday, type KeptContact } from './plan-contacts';
import { EMPTY_PLAN, type PlanPerson } from './plan-content';

const desk: KeptContact = { kind: 'contact', id: 'c1', name: 'Invocation desk', jobTitle: '', organisation: 'Northgate', telephone: '01632 960140', byList: true };
const today = (change: Partial<ContactToday> = {}): ContactToday => ({ kind: 'contact', id: 'c1', name: desk.name, jobTitle: '', organisation: 'Northgate', telephone: desk.telephone, gone: false, ...change });

describe('what an approved plan keeps of the lists', () => {
  const by = (contactId: string, telephone: string): PlanPerson => ({ personId: null, contactId, name: '', telephone });
  const calls = (...people: PlanPerson[]) => people.map((person, at) => ({ id: `k${at}`, callerRoleId: 'r', roleId: null, person, message: '' }));

  it.each([
    ['the number of the list', [by('c1', '')], true],
    ['a number of its own', [by('c1', '07700 900001')], false],
    ['both, in two places', [by('c1', '07700 900001'), by('c1', '')], true],
  ] as const)('says whether it rings %s', (_, people, byList) => {
    expect(keptContacts({ ...EMPTY_PLAN, calls: calls(...people) }, [today()])).toEqual([{ ...desk, byList }]);
  });
});

describe('what has changed in the lists since', () => {
  it.each([
    ['nothing', desk, today(), '', ''],
    ['the number', desk, today({ telephone: '01632 960199' }), '1 number on this plan has changed since it was approved.', 'now 01632 960199'],
    ['the number, of which there is none now', desk, today({ telephone: '' }), '1 number on this plan has changed since it was approved.', 'no number is listed now'],
    ['the number, where the plan has its own', { ...desk, byList: false }, today({ telephone: '01632 960199' }), '', ''],
    ['the name', desk, today({ name: 'Night desk' }), '1 contact has another name.', 'now Night desk'],
    ['the contact is gone, whatever else', desk, today({ gone: true, telephone: '' }), '1 contact is off the list.', 'no longer on the list of contacts'],
    ['the name of a person, who signs it anew', { ...desk, kind: 'person' }, today({ kind: 'person', name: 'Ana Bell' }), '', ''],
    ['somebody else', desk, today({ id: 'c2', telephone: '1' }), '', ''],
  ] as const)('%s', (_, was, now, all, one) => {
    const changes = contactChanges([was], [now]);
    expect(contactChangesInWords(changes)).toBe(all);
    expect(changes.map(contactChangeInWords).join()).toBe(one);
  });

  it('is counted in one sentence', () => {
    const kept = ['a', 'b', 'c', 'd'].map((id): KeptContact => ({ ...desk, id }));
    const now = [today({ id: 'a', telephone: '1' }), today({ id: 'b', telephone: '2', name: 'Other' }), today({ id: 'c', gone: true }), today({ id: 'd', name: 'Other' })];
    expect(contactChangesInWords(contactChanges(kept, now))).toBe('2 numbers on this plan have changed since it was approved, 1 contact is off the list and 1 contact has another name.');
  });
});
