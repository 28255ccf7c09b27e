import { deputyFaults, type Deputy } from './deputies';

const person = (personId: string, role = ''): Deputy => ({ personId, role });
const role = (called: string): Deputy => ({ personId: null, role: called });

describe('deputies of people', () => {
  it.each<[string, readonly Deputy[], 'people' | 'site', readonly string[]]>([
    ['people may have none', [], 'people', []],
    ['a person, a role, and a person in a role', [person('a'), role('Duty officer'), person('b', 'Night shift lead')], 'people', []],
    ['a site has none', [person('a')], 'site', ['deputies']],
    ['a site without any is well', [], 'site', []],
    ['each is somebody', [person('a'), role('')], 'people', ['deputies.1.role']],
    ['nobody twice', [person('a'), person('a', 'Lead')], 'people', ['deputies.1.personId']],
    ['nor a role', [role('Duty officer'), role('duty officer')], 'people', ['deputies.1.role']],
    ['two people in one role', [person('a', 'Duty officer'), person('b', 'Duty officer')], 'people', []],
  ])('%s', (_what, deputies, kind, fields) => {
    expect(deputyFaults(deputies, kind).map(({ field }) => field)).toEqual(fields);
  });
});
