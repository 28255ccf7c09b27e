import { CORPORATE_5X5 } from '../ready-made-matrices';
import { oscalSheets } from './oscal-sheet';
import { outlineOf, tablesToRead } from './outline-of';
import { rowReader } from './row-reader';
import { tableRows } from './table-rows';

const read = (document: unknown) => {
  const [sheet] = oscalSheets(document)!;
  return tablesToRead(outlineOf([sheet!])).flatMap((table) => [...tableRows(sheet!, table)].map(rowReader(table, {}, CORPORATE_5X5.matrix)));
};
const facet = (name: string, value: string) => ({ name, system: 'https://aldermere.example/ns', value });
const RISK = {
  uuid: 'aa11', title: 'Staff can change what they should only read', description: 'The role holds more than the work needs.', statement: 'Records may be altered.',
  status: 'deviation-approved', deadline: '2026-12-31T05:00:00-04:00',
  characterizations: [{ facets: [facet('likelihood', 'low'), facet('impact', 'high'), facet('AV', 'network')] }],
  'mitigating-factors': [{ description: 'The page is reached inside the network only.' }],
  remediations: [
    { lifecycle: 'recommendation', title: 'Narrow the role', description: 'As the tester advises.' },
    { lifecycle: 'planned', title: 'Narrow the role by autumn', description: 'With the supplier.', props: [{ name: 'type', value: 'accept' }], tasks: [{ type: 'milestone', title: 'New role tested', timing: { 'within-date-range': { start: '2026-09-01T00:00:00Z', end: '2026-10-01T00:00:00Z' } } }] },
  ],
  'responsible-roles': [{ 'role-id': 'owner', 'party-uuids': ['p1'] }],
  'risk-log': { entries: [{ start: '2026-05-02T09:00:00Z', title: 'Found', 'status-change': 'open' }] },
};
const leaves = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]);
const PLAN = {
  'plan-of-action-and-milestones': {
    metadata: { parties: [{ uuid: 'p1', name: 'Head of ICT' }] }, risks: [RISK],
    'poam-items': [{ title: 'Item 7', description: 'Narrow the role', 'related-risks': [{ 'risk-uuid': 'aa11' }] }],
  },
};

describe('OSCAL', () => {
  it('of a plan of action gives its risks, and keeps what has no field of ours by name', () => {
    const [risk] = read(PLAN);
    expect(risk).toMatchObject({
      texts: { reference: 'aa11', title: RISK.title, event: RISK.description, consequence: RISK.statement, owner: 'Head of ICT', controls: 'The page is reached inside the network only.', actions: 'Narrow the role by autumn: With the supplier.' },
      days: { actionDue: '2026-12-31' }, status: 'open', treatment: 'tolerate', standings: { residual: { likelihood: '2', impact: '4' } }, faults: [],
    });
    const { 'Also in OSCAL': _, ...named } = Object.fromEntries(risk!.extra.map(({ name, value }) => [name, value]));
    expect(named).toEqual({
      AV: 'network', Status: 'deviation-approved', Response: 'accept', Recommendation: 'Narrow the role: As the tester advises.', Milestones: 'New role tested, 2026-09-01 to 2026-10-01', Log: '2026-05-02: Found: open', 'Plan item': 'Item 7: Narrow the role',
      likelihood: 'low', impact: 'high',
    });
  });

  it('drops no word of a risk: what has neither a field nor a name of its own is kept with its place', () => {
    const risk = { ...RISK, 'mitigating-factors': [{ uuid: 'mf1', description: 'Reached inside only.', subjects: [{ 'subject-uuid': 's1', type: 'component' }] }] };
    const [read1] = read({ 'plan-of-action-and-milestones': { ...PLAN['plan-of-action-and-milestones'], risks: [risk] } });
    const kept = Object.fromEntries(read1!.extra.map(({ name, value }) => [name, value]));
    expect(kept['Also in OSCAL']!.split('\n')).toEqual(expect.arrayContaining(['mitigating-factors 1 uuid: mf1', 'mitigating-factors 1 subjects 1 subject-uuid: s1', 'deadline: 2026-12-31T05:00:00-04:00', 'characterizations 1 facets 1 system: https://aldermere.example/ns']));
    const { rows } = oscalSheets({ 'plan-of-action-and-milestones': { ...PLAN['plan-of-action-and-milestones'], risks: [risk] } })![0]!;
    const said = [...rows].flatMap(({ cells }) => cells.map((cell) => cell?.text ?? '')).join('\n');
    expect(leaves(risk).filter((leaf) => leaf !== 'p1' && !said.includes(leaf))).toEqual([]);
  });

  it('tells what was observed, not the number of the observation', () => {
    const observations = [{ uuid: 'ob1', title: 'The role was tried', description: 'A reader signed in.', remarks: 'Records could be altered.', collected: '2026-05-01T09:00:00Z' }];
    const [risk] = read({ 'plan-of-action-and-milestones': { observations, risks: [{ uuid: 'c', title: 'Wide role', 'related-observations': [{ 'observation-uuid': 'ob1' }, { 'observation-uuid': 'gone' }] }] } });
    expect(Object.fromEntries(risk!.extra.map(({ name, value }) => [name, value]))).toMatchObject({ 'Related observations': 'The role was tried: A reader signed in.: Records could be altered.: 2026-05-01\ngone' });
  });

  it('gives an item that names part of a risk to that risk, and an item of no risk in the file a row of its own', () => {
    const risks = [{ uuid: 'c', title: 'Wide role', 'mitigating-factors': [{ uuid: 'mf1', description: 'Reached inside only.' }] }];
    const items = [{ uuid: 'i1', title: 'Narrow the role', description: 'By autumn', 'related-risks': [{ 'risk-uuid': 'mf1' }] }, { uuid: 'i2', title: 'Old library', description: 'No longer mended', 'related-risks': [{ 'risk-uuid': 'elsewhere' }] }, { uuid: 'i3', title: 'Open port' }];
    const rows = read({ 'plan-of-action-and-milestones': { risks, 'poam-items': items } });
    expect(rows.map(({ texts }) => [texts.reference, texts.title, texts.event ?? null])).toEqual([['c', 'Wide role', null], ['i2', 'Old library', 'No longer mended'], ['i3', 'Open port', null]]);
    expect(rows[0]!.extra).toContainEqual(expect.objectContaining({ name: 'Plan item', value: 'Narrow the role: By autumn' }));
    expect(rows[1]!.extra).toContainEqual(expect.objectContaining({ name: 'Also in OSCAL', value: 'related-risks 1 risk-uuid: elsewhere' }));
  });

  it('of assessment results gives risks that nobody has scored', () => {
    const [risk] = read({ 'assessment-results': { results: [{ risks: [{ uuid: 'bb22', title: 'Too many rights', description: 'Roles are wide.', statement: 'Logs may go.', status: 'open' }] }] } });
    expect(risk).toMatchObject({ texts: { reference: 'bb22', title: 'Too many rights' }, standings: {}, faults: [] });
  });

  it('tells the first score from the adjusted one, and takes a rating alone for no likelihood', () => {
    const state = (value: string, ...facets: object[]) => ({ props: [{ name: 'state', value }], facets });
    const risks = [{ ...RISK, characterizations: [state('initial', facet('likelihood', 'high'), facet('impact', 'high')), state('adjusted', facet('likelihood', 'low'), facet('impact', 'high'))] }, { uuid: 'c', title: 'Old library', characterizations: [{ facets: [facet('risk', 'high')] }] }];
    const [first, second] = read({ 'plan-of-action-and-milestones': { risks } });
    expect(first!.standings).toMatchObject({ inherent: { likelihood: '4', impact: '4' }, residual: { likelihood: '2', impact: '4' } });
    expect(second).toMatchObject({ texts: { reference: 'c' } });
  });

  it('is not what any other JSON is', () => expect(oscalSheets({ risks: [] })).toBeNull());
});
