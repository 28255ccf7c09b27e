import { failureTimeFaults, missingForSignOff, whyReviewNotSignedBy } from './failure-review';

const NOW = '2026-03-02T12:00:00.000Z';
const WHOLE = { startedAt: '2026-03-01T08:00:00Z', endedAt: '2026-03-01T10:00:00Z', cause: 'A pump failed', rootCause: 'Nobody served it', summary: 'No cooling' };

describe('a review of a failure', () => {
  it.each([
    ['in order', WHOLE.startedAt, WHOLE.endedAt, []],
    ['not back yet', WHOLE.startedAt, null, []],
    ['over in the same minute', WHOLE.startedAt, WHOLE.startedAt, []],
    ['over before it began', WHOLE.startedAt, '2026-03-01T07:59:00Z', ['endedAt']],
    ['to come', '2026-03-03T08:00:00Z', '2026-03-03T09:00:00Z', ['startedAt', 'endedAt']],
  ])('has times that can be: %s', (_, startedAt, endedAt, fields) => {
    expect(failureTimeFaults({ startedAt, endedAt }, NOW).map(({ field }) => field)).toEqual(fields);
  });

  it.each([
    ['whole', {}, []],
    ['not over', { endedAt: null }, ['endedAt']],
    ['blank words', { cause: ' ', rootCause: '' }, ['cause', 'rootCause']],
    ['nothing said', { endedAt: null, cause: '', rootCause: '', summary: '' }, ['endedAt', 'summary', 'cause', 'rootCause']],
  ])('says what it lacks for its sign-off: %s', (_, over, fields) => {
    expect(missingForSignOff({ ...WHOLE, ...over }).map(({ field }) => field)).toEqual(fields);
  });

  it.each([
    ['another person', 'c', null],
    ['who leads it', 'a', 'You lead this review, so somebody else signs it off.'],
    ['who wrote in it', 'b', 'You wrote in this review, so somebody else signs it off.'],
  ])('is signed off by another person: %s', (_, person, why) => {
    expect(whyReviewNotSignedBy(person, 'a', ['b'])).toBe(why);
  });
});
