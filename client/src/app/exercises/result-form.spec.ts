import { findingsOf } from './result-form';

describe('findings as they are typed', () => {
  const before = [{ id: 'a', text: 'Slow link', answered: true, action: null }, { id: 'b', text: 'No key', answered: false, action: null }];
  it.each([
    ['Slow link\nNo key', ['a', 'b']],
    ['The link is slow\nNo key', ['a', 'b']],
    ['No key\nSlow link\nNo light', ['b', 'a', null]],
    ['No key', ['b']],
  ])('%j are these: %j', (typed, ids) => expect(findingsOf(typed, before).map(({ id }) => id)).toEqual(ids));
});
