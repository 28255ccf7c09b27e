import { actionInWords, ACTIONS, differencesOf, linkTo } from './audit-words';

const change = (field: string, before: unknown, after: unknown) => ({ changes: [{ field, before, after }] });

describe('what was done, in words', () => {
  it.each([
    ['risk.assessed', 'Risk scored'],
    ['risk.handed-over', 'Risk handed over'],
    ['matrix-version.published', 'Matrix version published'],
    ['session.opened', 'Signed in'],
    ['review-sitting.skipped', 'Risk put off at a review sitting'],
    ['invented-thing.turned-round', 'Invented thing turned round'],
  ])('%s: %s', (action, words) => {
    expect(actionInWords(action)).toBe(words);
  });

  it('can be chosen once each', () => {
    expect(new Set(ACTIONS.map(actionInWords)).size).toBe(ACTIONS.length);
  });
});

describe('before and after, in words', () => {
  const head = { id: 'a', name: 'Ann', jobTitle: 'Head of ICT' };
  it.each<[string, unknown, unknown, { label: string; before: string; after: string }]>([
    ['owner', null, head, { label: 'Owner', before: 'None', after: 'Head of ICT' }],
    ['title', 'Flood', 'Fire', { label: 'Title', before: 'Flood', after: 'Fire' }],
    ['dueDate', '2019-03-01', '2019-04-01', { label: 'Due', before: '1 Mar 2019', after: '1 Apr 2019' }],
    ['closedAt', null, '2019-03-01T12:30:00.000Z', { label: 'Closed', before: 'None', after: '1 Mar 2019 12:30' }],
    ['progress', 10, 40, { label: 'Progress', before: '10%', after: '40%' }],
    ['roles', null, [{ role: 'risk-owner', unit: 'ICT' }, { role: 'viewer', unit: 'Parks' }], { label: 'Roles', before: 'None', after: 'Risk owner in ICT, Viewer in Parks' }],
    ['roles', null, ['administrator'], { label: 'Roles', before: 'None', after: 'Administrator' }],
    ['role', 'risk-owner', null, { label: 'Role', before: 'Risk owner', after: 'None' }],
    ['definition', {}, {}, { label: 'Levels and cells', before: 'Changed', after: 'Changed' }],
    ['reviewMonthsByLevel', null, { H: 1, M: 3 }, { label: 'Months between reviews by level', before: 'None', after: 'H: 1, M: 3' }],
    ['residual', null, { matrixVersion: 'Corporate, version 1', likelihood: '3', impact: '4', level: 'H', score: 12 }, { label: 'Residual', before: 'None', after: '3 · 4 (H)' }],
    ['escalateAboveAppetite', false, true, { label: 'Suggest above appetite', before: 'No', after: 'Yes' }],
    ['someNewField', null, 'x', { label: 'Some new field', before: 'None', after: 'x' }],
  ])('%s', (field, before, after, words) => {
    expect(differencesOf(change(field, before, after), 'Europe/London')).toEqual([words]);
  });
});

it('the kind of a score is said once', () => {
  const standing = { likelihood: '3', impact: '4', level: 'H' };
  const changes = [{ field: 'kind', before: null, after: 'residual' }, { field: 'rationale', before: null, after: 'As found' }];
  expect(differencesOf({ changes }).map(({ label }) => label)).toEqual(['Kind', 'Reason']);
  expect(differencesOf({ changes: [...changes, { field: 'residual', before: null, after: standing }] }).map(({ label }) => label)).toEqual(['Residual', 'Reason']);
});

describe('the thing of an event', () => {
  it('has a link while it is there', () => {
    expect(linkTo({ subject: { type: 'risk', id: 'r', label: 'ICT-001 Flood' } })).toEqual(['/risks', 'r']);
    expect(linkTo({ subject: { type: 'review-sitting', id: 's', label: 'Review of ICT service register' } })).toEqual(['/review-sittings', 's', 'minutes']);
    expect(linkTo({ subject: { type: 'escalation', id: 'e', label: 'ICT-001 to Corporate risk register' } })).toEqual(['/escalations', 'e']);
    expect(linkTo({ subject: { type: 'risk', id: 'r', label: null } })).toBeNull();
    expect(linkTo({ subject: { type: 'organisation', id: 'o', label: 'Aldermere Council' } })).toBeNull();
  });
});
