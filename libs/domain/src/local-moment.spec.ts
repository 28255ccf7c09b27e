import { isLocalMoment, localOfMoment, momentOfLocal } from './local-moment';

const LONDON = 'Europe/London';

describe('a time on the clock on the wall', () => {
  it.each([
    ['2026-05-09T08:50', '2026-05-09T07:50:00.000Z'],
    ['2026-01-09T08:50', '2026-01-09T08:50:00.000Z'],
    ['2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
  ])('%s in London is %s', (local, moment) => {
    expect(momentOfLocal(LONDON, local)).toBe(moment);
    expect(localOfMoment(LONDON, moment)).toBe(local);
  });

  it.each(['2026-02-30T10:00', '2026-05-09 08:50', '2026-05-09T24:00', '2026-05-09T08:50Z', ''])('"%s" is none', (text) => expect(isLocalMoment(text)).toBe(false));
  it('is one of a day that exists', () => expect(isLocalMoment('2028-02-29T23:59')).toBe(true));
});
