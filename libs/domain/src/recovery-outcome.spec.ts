import { recoveryOutcome, recoverySummary } from './recovery-outcome';

describe('how an activity comes out of a loss', () => {
  it.each([
    [{ back: 240, rto: 240, mtpd: 1440 }, 'within'],
    [{ back: 241, rto: 240, mtpd: 1440 }, 'over-rto'],
    [{ back: 1441, rto: 240, mtpd: 1440 }, 'over-mtpd'],
    [{ back: 241, rto: 240, mtpd: null }, 'over-rto'],
    [{ back: 1441, rto: null, mtpd: 1440 }, 'over-mtpd'],
    [{ back: 30, rto: null, mtpd: null }, 'no-requirement'],
    [{ back: null, rto: 240, mtpd: 1440 }, 'cannot-say'],
    [{ back: null, earliest: { minutes: 300, moreThan: true }, rto: 240, mtpd: 1440 }, 'over-rto'],
    [{ back: null, earliest: { minutes: 240, moreThan: true }, rto: 240, mtpd: 1440 }, 'over-rto'],
    [{ back: null, earliest: { minutes: 1500, moreThan: true }, rto: 240, mtpd: 1440 }, 'over-mtpd'],
    [{ back: null, earliest: { minutes: 100, moreThan: true }, rto: 240, mtpd: 1440 }, 'cannot-say'],
    [{ back: null, earliest: { minutes: 100, moreThan: true }, rto: null, mtpd: null }, 'cannot-say'],
    [{ back: null, earliest: { minutes: 1180, moreThan: false }, rto: 240, mtpd: 480 }, 'over-mtpd'],
    [{ back: null, earliest: { minutes: 241, moreThan: false }, rto: 240, mtpd: 480 }, 'over-rto'],
    [{ back: null, earliest: { minutes: 240, moreThan: false }, rto: 240, mtpd: 480 }, 'cannot-say'],
    [{ back: null, earliest: { minutes: 500, moreThan: false }, rto: null, mtpd: 480 }, 'over-mtpd'],
    [{ back: 0, rto: 0, mtpd: 0 }, 'within'],
    [{ back: 1, rto: 0, mtpd: null }, 'over-rto'],
  ] as const)('%o is %s', (recovery, outcome) => {
    expect(recoveryOutcome(recovery)).toBe(outcome);
  });

  it('is summed up so that each counts once, with the first breach and the last return', () => {
    const activities = [{ back: 1490, rto: 240, mtpd: 1440 }, { back: 1520, rto: 1440, mtpd: 4320 }, { back: null, rto: 240, mtpd: 480 }, { back: 1800, rto: null, mtpd: null }, { back: 45, rto: 60, mtpd: 240 }];
    expect(recoverySummary(activities)).toEqual({ concerned: 5, overMtpd: 1, overRtoOnly: 1, cannotSay: 2, within: 1, firstBreach: { minutes: 240, at: 0, more: 0 }, knownBack: 1800 });
    expect(recoverySummary([{ back: 700, rto: 300, mtpd: 480 }, { back: 500, rto: 240, mtpd: 480 }, { back: 300, rto: 240, mtpd: null }, { back: 240, rto: 240, mtpd: 300 }]).firstBreach).toEqual({ minutes: 240, at: 1, more: 1 });
    expect(recoverySummary([{ back: null, earliest: { minutes: 360, moreThan: false }, rto: 240, mtpd: 480 }])).toMatchObject({ overRtoOnly: 1, firstBreach: { minutes: 240, at: 0, more: 0 }, knownBack: null });
    expect(recoverySummary([{ back: null, rto: 1, mtpd: 2 }])).toMatchObject({ firstBreach: null, knownBack: null, cannotSay: 1 });
  });
});
