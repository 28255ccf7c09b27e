import { toDoCount, toDoHeading } from './to-do-words';

describe('the title of Home', () => {
  it.each([
    [0, 0, 0, 0, 'Nothing needs you today'], [1, 0, 0, 0, '1 risk needs a review'], [3, 0, 0, 0, '3 risks need a review'], [0, 1, 0, 0, '1 action is due'], [0, 2, 0, 0, '2 actions are due'],
    [0, 0, 1, 0, '1 risk is to be scored again'], [0, 0, 0, 1, '1 decision waits for you'], [0, 0, 0, 2, '2 decisions wait for you'], [1, 2, 1, 1, '5 things need you'],
  ])('for %s reviews, %s actions, %s scores and %s decisions', (reviews, actions, scores, decisions, words) => {
    const toDo = { reviews, actions, scores, decisions };
    expect([toDoHeading(toDo), toDoCount(toDo)]).toEqual([words, reviews + actions + scores + decisions]);
  });
});
