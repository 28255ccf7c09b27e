import { toDoCount, toDoHeading } from './to-do-words';

describe('the title of Home', () => {
  it.each([
    [0, 0, 0, 'Nothing needs you today'], [1, 0, 0, '1 risk needs a review'], [3, 0, 0, '3 risks need a review'], [0, 1, 0, '1 action is due'], [0, 2, 0, '2 actions are due'],
    [0, 0, 1, '1 risk is to be scored again'], [1, 2, 1, '4 things need you'],
  ])('for %s reviews, %s actions and %s scores', (reviews, actions, scores, words) => {
    expect([toDoHeading({ reviews, actions, scores }), toDoCount({ reviews, actions, scores })]).toEqual([words, reviews + actions + scores]);
  });
});
