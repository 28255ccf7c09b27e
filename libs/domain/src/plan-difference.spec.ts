import { EMPTY_PLAN, type PlanContent, type PlanStep } from './plan-content';
import { planDifference } from './plan-difference';

const step = (id: string, change: Partial<PlanStep> = {}): PlanStep => ({ id, title: `Step ${id}`, roleId: null, what: '', where: '', how: '', minutes: 10, after: [], clock: null, ...change });
const plan = (...steps: PlanStep[]): PlanContent => ({ ...EMPTY_PLAN, steps });
const said = (before: PlanContent, after: PlanContent) =>
  planDifference(before, after, (id) => `name of ${id}`).flatMap(({ section, items }) => items.map(({ id, kind, moved, fields }) => [section, id, kind, moved && `${moved.from} to ${moved.to}`, fields.map(({ field }) => field).join()]));

describe('the difference between two versions', () => {
  it.each([
    ['none', plan(step('a')), plan(step('a')), []],
    ['a step that came', plan(step('a')), plan(step('a'), step('b')), [['steps', 'b', 'added', null, 'Title,Expected minutes']]],
    ['a step that went', plan(step('a'), step('b')), plan(step('b')), [['steps', 'a', 'removed', null, 'Title,Expected minutes']]],
    ['a step that takes longer', plan(step('a')), plan(step('a', { minutes: 20 })), [['steps', 'a', 'changed', null, 'Expected minutes']]],
    ['only the step that was moved is said to have moved', plan(step('a'), step('b'), step('c'), step('d')), plan(step('d'), step('a'), step('b'), step('c')), [['steps', 'd', 'kept', '4 to 1', '']]],
    ['moved and changed', plan(step('a'), step('b'), step('c')), plan(step('b'), step('c'), step('a', { where: 'Site' })), [['steps', 'a', 'changed', '1 to 3', 'Where']]],
    ['a wait is said by the title of what is waited for', plan(step('a'), step('b')), plan(step('a'), step('b', { after: ['a'] })), [['steps', 'b', 'changed', null, 'Waits for']]],
  ] as const)('%s', (_, before, after, expected) => expect(said(before, after)).toEqual(expected));

  it('says names and words, not ids', () => {
    const [scope, activation] = planDifference(EMPTY_PLAN, { ...EMPTY_PLAN, activityIds: ['x'], activation: 'Fire' }, (id) => `name of ${id}`);
    expect(scope!.items[0]).toMatchObject({ kind: 'added', title: 'name of x' });
    expect(activation!.items).toEqual([{ id: 'When it is activated', title: 'When it is activated', kind: 'changed', moved: null, fields: [{ field: 'When it is activated', before: '', after: 'Fire' }] }]);
  });
});
