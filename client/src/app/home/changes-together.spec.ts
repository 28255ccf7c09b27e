import { headOfIct } from '../../../test/a-risk';
import { changesTogether } from './changes-together';

const change = (at: string, action: string, riskId: string, actor = headOfIct): Parameters<typeof changesTogether>[0][number] => ({ at, action, riskId, actor, reference: null, title: '' });

describe('what changed since the last visit', () => {
  it('tells once what somebody did to a risk several times in a row, as of the last time', () => {
    const told = changesTogether([change('10:03', 'risk.edited', 'r1'), change('10:02', 'risk.edited', 'r1'), change('10:01', 'risk.edited', 'r1')]);
    expect(told.map(({ at }) => at)).toEqual(['10:03']);
  });

  it('keeps apart what differs in risk, act or person, and what came in between', () => {
    const other = { ...headOfIct, id: 'other' };
    const all = [change('5', 'risk.edited', 'r1'), change('4', 'risk.assessed', 'r1'), change('3', 'risk.assessed', 'r2'), change('2', 'risk.assessed', 'r2', other), change('1', 'risk.edited', 'r1')];
    expect(changesTogether(all)).toEqual(all);
  });
});
