import { convertToParamMap } from '@angular/router';
import { isAsked, readQuestion, requestOf, writeQuestion } from './what-if-question';

const CENTRE = '01a1fffe-0000-7000-8000-000000000000';

describe('the question of a what-if in its address', () => {
  it('is read as it was written', () => {
    for (const question of [
      { lost: [CENTRE], everything: false, lostAt: '2026-01-09T16:00Z', basis: 'proven' as const },
      { lost: [], everything: true, lostAt: null, basis: 'declared' as const },
    ]) expect(readQuestion(convertToParamMap(writeQuestion(question)))).toEqual(question);
  });

  it('passes over what it cannot mean', () => {
    expect(readQuestion(convertToParamMap({ lost: ['x', CENTRE, CENTRE], at: 'noon', times: 'wished' }))).toEqual({ lost: [CENTRE], everything: false, lostAt: null, basis: 'declared' });
    expect(isAsked(readQuestion(convertToParamMap({})))).toBe(false);
  });

  it('asks for everything without naming it', () => {
    expect(requestOf({ lost: [CENTRE], everything: true, lostAt: null, basis: 'declared' })).toEqual({ everything: true, basis: 'declared' });
  });
});
