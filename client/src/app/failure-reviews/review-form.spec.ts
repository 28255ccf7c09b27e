import type { FailureReviewView } from '@holdfast/contracts';
import { lessonsOf } from './review-form';

const learnt = (...texts: string[]): FailureReviewView['learnt'] => texts.map((text, index) => ({ id: `l${index}`, text, answered: false, action: null, risk: null }));

describe('lessons typed one to a line', () => {
  it.each([
    ['as they were', 'One\nTwo', ['l0', 'l1']],
    ['in another order', 'Two\nOne', ['l1', 'l0']],
    ['one with other words stays the same lesson', 'One, said better\nTwo', ['l0', 'l1']],
    ['one more', 'One\nTwo\nThree', ['l0', 'l1', null]],
    ['one in between', 'One\nNew\nTwo', ['l0', null, 'l1']],
    ['the same twice', 'One\nOne', ['l0', 'l1']],
    ['none', '\n \n', []],
  ])('%s', (_, typed, ids) => {
    expect(lessonsOf(typed, learnt('One', 'Two')).map(({ id }) => id)).toEqual(ids);
  });
});
