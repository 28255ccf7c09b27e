import { can, type Actor } from '@holdfast/domain';
import { aRisk, headOfIct } from '../../../test/a-risk';
import { rightsOn } from './risk-rights';

const actor = (role: Actor['roles'][number]['role'], personId = 'somebody'): Actor => ({ organisationId: 'o', personId, roles: [{ role, unitId: 'ict-unit' }] });
const rights = (risk: ReturnType<typeof aRisk>, who: Actor): ReturnType<typeof rightsOn> => rightsOn(risk, (permission, target) => can(who, permission, target));

describe('what is offered on the page of a risk', () => {
  it('lets the owner of a risk edit and score it, but not close it', () => {
    expect(rights(aRisk(), actor('viewer', headOfIct.id))).toMatchObject({ edit: true, assess: true, controls: true, close: false, link: false, exempt: false });
  });

  it('offers an auditor nothing', () => {
    expect(Object.values(rights(aRisk(), actor('auditor'))).filter((right) => right === true)).toEqual([]);
  });

  it('goes by the right to draft while it is a draft, whoever is to own it', () => {
    const draft = aRisk({ status: 'draft', reference: null });
    expect(rights(draft, actor('risk-owner'))).toMatchObject({ edit: true, assess: true, controls: true, submit: true, discard: true, close: false, link: false });
    expect(rights(draft, actor('viewer', headOfIct.id))).toMatchObject({ edit: false, submit: false });
  });

  it('offers nothing in a closed register, and says why', () => {
    const risk = aRisk({ register: { ...aRisk().register, closedAt: '2026-03-31T12:00:00.000Z' } });
    expect(rights(risk, actor('risk-manager'))).toEqual({ edit: false, assess: false, controls: false, actions: false, exempt: false, link: false, close: false, submit: false, discard: false, readOnly: 'This register is closed. Its risks can be read but not changed.' });
  });
});
