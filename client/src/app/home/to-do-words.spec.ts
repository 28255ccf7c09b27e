import { toDoCount, toDoHeading } from './to-do-words';

describe('the title of Home', () => {
  it.each([
    [0, 0, 0, 0, 0, 0, 0, 0, 'Nothing needs you today'], [1, 0, 0, 0, 0, 0, 0, 0, '1 risk needs a review'], [3, 0, 0, 0, 0, 0, 0, 0, '3 risks need a review'], [0, 1, 0, 0, 0, 0, 0, 0, '1 action is due'],
    [0, 2, 0, 0, 0, 0, 0, 0, '2 actions are due'], [0, 0, 1, 0, 0, 0, 0, 0, '1 risk is to be scored again'], [0, 0, 0, 1, 0, 0, 0, 0, '1 decision waits for you'], [0, 0, 0, 2, 0, 0, 0, 0, '2 decisions wait for you'],
    [0, 0, 0, 0, 1, 0, 0, 0, '1 recommendation waits for you'], [0, 0, 0, 0, 3, 0, 0, 0, '3 recommendations wait for you'], [0, 0, 0, 0, 0, 0, 0, 1, '1 exception is to be renewed'],
    [0, 0, 0, 0, 0, 0, 0, 3, '3 exceptions are to be renewed'], [0, 0, 0, 0, 0, 1, 0, 0, '1 partnership needs a review'], [0, 0, 0, 0, 0, 2, 0, 0, '2 partnerships need a review'], [0, 0, 0, 0, 0, 0, 1, 0, '1 impact analysis waits for you'], [0, 0, 0, 0, 0, 0, 2, 0, '2 impact analyses wait for you'], [1, 2, 1, 1, 1, 1, 1, 1, '9 things need you'],
  ])('for %s reviews, %s actions, %s scores, %s decisions, %s recommendations, %s partnerships, %s analyses and %s renewals', (reviews, actions, scores, decisions, recommendations, partnerships, analyses, renewals, words) => {
    const toDo = { reviews, actions, scores, decisions, recommendations, partnerships, analyses, plans: 0, exercises: 0, renewals };
    expect([toDoHeading(toDo), toDoCount(toDo)]).toEqual([words, reviews + actions + scores + decisions + recommendations + partnerships + analyses + renewals]);
  });

  it.each([[1, '1 rehearsal needs you'], [2, '2 rehearsals need you']])('for %s rehearsals', (exercises, words) => {
    const toDo = { reviews: 0, actions: 0, scores: 0, decisions: 0, recommendations: 0, partnerships: 0, analyses: 0, plans: 0, exercises, renewals: 0 };
    expect([toDoHeading(toDo), toDoCount(toDo)]).toEqual([words, exercises]);
  });
});
