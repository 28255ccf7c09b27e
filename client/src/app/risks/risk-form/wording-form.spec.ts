import { changesOf, type Wording } from './wording-form';

const before: Wording = {
  title: 'Telephony fails', cause: '', event: 'Calls stop', consequence: '', ownerId: 'p1', categoryId: null, unitId: 'u1', treatment: null, proximity: null, objectiveIds: ['o1'],
  nextReview: null, exemptGround: null, publicTitle: null, publicDescription: null,
};

describe('what an edit sends', () => {
  it('is only what differs, so that two people who change different fields do not meet', () => {
    expect(changesOf(before, { ...before, cause: 'One connection', objectiveIds: ['o1', 'o2'] })).toEqual({ cause: 'One connection', objectiveIds: ['o1', 'o2'] });
    expect(changesOf(before, before)).toEqual({});
  });

  it('takes a field back to nothing where that was meant', () => {
    expect(changesOf({ ...before, exemptGround: 'legal-privilege', publicTitle: 'A claim' }, { ...before, publicTitle: '  ' })).toEqual({ exemptGround: null, publicTitle: null });
    expect(changesOf(before, { ...before, ownerId: null })).toEqual({ ownerId: null });
  });

  it('passes over blanks at the ends, as the server does', () => {
    expect(changesOf(before, { ...before, title: ' Telephony fails ' })).toEqual({});
  });

  it('never asks for no unit: every risk has one', () => {
    expect(changesOf(before, { ...before, unitId: null })).toEqual({});
  });
});
