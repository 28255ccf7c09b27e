import { CORPORATE_5X5, HALTON_4X4 } from '@holdfast/domain';
import { appetiteFault, createRequest, editRequest, fittingTo, possibleParents, registerForm, suggestedPrefix, type RegisterValue } from './register-form';

const VALUE: RegisterValue = {
  name: 'ICT service', description: '', layer: 'service', prefix: 'ICT', unitId: 'ict', ownerId: 'head', parentId: 'corporate', matrixVersionId: 'm1', appetite: 'M', reviewMonths: 3,
  reviewMonthsByLevel: { VH: 1 }, stillReviews: 4, highestMonths: 12, exceptionMonths: 12, escalateAt: '', escalateAboveAppetite: false,
};

describe('The settings of a register', () => {
  it('send only what was changed, so that a parent out of sight stays', () => {
    expect(editRequest(VALUE, { ...VALUE, name: 'ICT' })).toEqual({ name: 'ICT' });
    expect(editRequest(VALUE, { ...VALUE, parentId: '' })).toEqual({ parentId: null });
    expect(editRequest(VALUE, { ...VALUE, appetite: '' })).toEqual({ appetite: null });
    expect(editRequest(VALUE, { ...VALUE, reviewMonthsByLevel: {} })).toEqual({ reviewMonthsByLevel: {} });
  });

  it('send none as none', () => {
    expect(createRequest({ ...VALUE, parentId: '', appetite: '' })).toMatchObject({ parentId: null, appetite: null });
  });

  it('offer no register that is below this one, itself, or closed', () => {
    const register = (id: string, parentId: string | null, closedAt: string | null = null) => ({ id, parentId, closedAt });
    const all = [register('corporate', null), register('ict', 'corporate'), register('malware', 'ict'), register('old', 'corporate', '2026-01-01T00:00:00Z')];
    expect(possibleParents(all, 'ict').map(({ id }) => id)).toEqual(['corporate']);
    expect(possibleParents(all, null).map(({ id }) => id)).toEqual(['corporate', 'ict', 'malware']);
  });

  it('leave behind the cycles of levels that another matrix lacks, and ask for the appetite anew', () => {
    expect(fittingTo(HALTON_4X4.matrix, VALUE).reviewMonthsByLevel).toEqual({});
    expect(fittingTo(HALTON_4X4.matrix, { ...VALUE, escalateAt: 'VH' }).escalateAt).toBe('');
    expect(fittingTo(CORPORATE_5X5.matrix, VALUE).reviewMonthsByLevel).toEqual({ VH: 1 });
    expect(appetiteFault(HALTON_4X4.matrix, { appetite: 'M' })).toBe('');
    expect(appetiteFault(HALTON_4X4.matrix, { appetite: 'VH' })).toContain('no such level');
    expect(appetiteFault(null, { appetite: 'VH' })).toBe('');
  });

  it('tell at once when a prefix is taken or not in form', () => {
    const { prefix } = registerForm((one) => (one === 'ICT' ? 'ICT service' : null)).controls;
    prefix.setValue('ICT');
    expect(prefix.errors).toEqual({ prefix: 'ICT service uses ICT already.' });
    prefix.setValue('1CT');
    expect(prefix.errors).toEqual({ prefix: expect.stringContaining('starting with a letter') });
    prefix.setValue('HSG');
    expect(prefix.errors).toBeNull();
  });

  it('suggest a prefix from the name', () => {
    expect(['ICT service risks', 'Corporate risks', 'Élan project', '2026 budget', '7'].map(suggestedPrefix)).toEqual(['ICT', 'COR', 'ELA', 'BUD', '']);
  });
});
