import { handedOverInWords } from './handed-over';

describe('what went to a successor', () => {
  it.each([
    [{ registers: 0, risks: 0, controls: 0, actions: 0, recommendations: 0, partnerships: 0, plans: 0, objectives: 0, indicators: 0, activities: 0, resources: 0, rehearsals: 0, invocations: 0, failureReviews: 0 }, ''],
    [{ registers: 0, risks: 0, controls: 1, actions: 0, recommendations: 0, partnerships: 0, plans: 0, objectives: 0, indicators: 0, activities: 0, resources: 0, rehearsals: 0, invocations: 0, failureReviews: 0 }, '1 control'],
    [{ registers: 2, risks: 1, controls: 0, actions: 0, recommendations: 0, partnerships: 0, plans: 0, objectives: 0, indicators: 0, activities: 0, resources: 0, rehearsals: 0, invocations: 0, failureReviews: 0 }, '2 registers and 1 open risk'],
    [{ registers: 1, risks: 2, controls: 3, actions: 4, recommendations: 0, partnerships: 0, plans: 0, objectives: 0, indicators: 0, activities: 0, resources: 0, rehearsals: 0, invocations: 0, failureReviews: 0 }, '1 register, 2 open risks, 3 controls and 4 actions'],
  ])('%o is told as "%s"', (handedOver, words) => {
    expect(handedOverInWords(handedOver)).toBe(words);
  });
});
