import { CONTINUITY_FIELDS } from '../continuity-import';
import { matchHeaders } from './match-headers';

const match = (...headers: string[]) => matchHeaders(headers.map((text, column) => ({ column, text })), CONTINUITY_FIELDS.resources);

describe('a header', () => {
  it.each([
    ['Name', 'name', 'Is called Name here too'],
    ['System name *', 'name', 'Another word for Name'],
    ['RTO (hours)', 'declared', 'Another word for Declared recovery time'],
    ['Recovery Time Objective (RTO)', 'declared', 'Another word for Declared recovery time'],
    ['RPO in minutes', 'dataLoss', 'Another word for Data loss'],
    ['Discription', 'description', 'Nearly “Description”'],
    ['Responsible officer (job title)', 'owner', 'Another word for Owner'],
    ['Name of vendor', 'supplier', 'Holds the words “vendor”'],
    ['Colour of the cover', null, 'No field of ours has this name'],
  ])('“%s” goes to %s', (header, field, why) => {
    expect(match(header)[0]).toMatchObject({ field, why });
  });

  it('says a unit for bare numbers', () => {
    expect(match('RTO (hours)', 'RPO in minutes', 'SLA, working hours', 'Name').map(({ unit }) => unit)).toEqual(['hours', 'minutes', 'working hours', null]);
  });

  it('takes a field only once, the better said first', () => {
    expect(match('System', 'Name').map(({ field, why }) => [field, why])).toEqual([[null, 'Name is already column B'], ['name', 'Is called Name here too']]);
  });

  it('is a second best only where another column says its first', () => {
    const activities = (...headers: string[]) => matchHeaders(headers.map((text, column) => ({ column, text })), CONTINUITY_FIELDS.activities).map(({ field }) => field);
    expect(activities('Service', 'Unit', 'Owner')).toEqual(['name', 'unit', 'owner']);
    expect(activities('Activity', 'Service', 'Owner')).toEqual(['name', 'unit', 'owner']);
    expect(activities('Service', 'Unit', 'Activity')).toEqual([null, 'unit', 'name']);
  });

  it('goes where the person sends it', () => {
    const matches = matchHeaders([{ column: 0, text: 'Name' }, { column: 1, text: 'Alias' }], CONTINUITY_FIELDS.resources, { 0: null, 1: 'name' });
    expect(matches.map(({ field, why }) => [field, why])).toEqual([[null, 'Left out, as you chose'], ['name', 'As you chose']]);
  });
});
