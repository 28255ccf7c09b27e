import fc from 'fast-check';
import { EXERCISE_KINDS, EXERCISE_OUTCOMES } from './exercise-lifecycle';
import { AGAINST_REQUIREMENT, type AgainstRequirement } from './exercise-recovery';
import { kindsThatShow, REHEARSAL_ASKS, rehearsalSays, resourceSays, showsWhatIsAsked, sufficingKindsFault } from './rehearsal-evidence';

const of = (againstRto: AgainstRequirement, givenUp = false, againstRpo: AgainstRequirement = 'not-known') => ({ againstRto, againstRpo, givenUp });

describe('what a rehearsal says as evidence', () => {
  it.each([
    ['a full failover with everything back in time', 'full-failover', 'passed', [of('within'), of('within')], { outcome: 'passed', inTime: true }],
    ['one resource over its RTO fails it, whatever was typed', 'full-failover', 'passed', [of('within'), of('over')], { outcome: 'failed', inTime: false }],
    ['one resource that was given up fails it', 'full-failover', 'passed', [of('within'), of('cannot-say', true)], { outcome: 'failed', inTime: false }],
    ['one resource that lost more than its RPO fails it, though it was back in time', 'restore-test', 'passed', [of('within'), of('within', false, 'over')], { outcome: 'failed', inTime: false }],
    ['what was lost of one was not measured: that changes nothing', 'restore-test', 'passed', [of('within', false, 'cannot-say')], { outcome: 'passed', inTime: true }],
    ['it lost no more than its RPO', 'restore-test', 'passed', [of('within', false, 'within')], { outcome: 'passed', inTime: true }],
    ['partly is a failure', 'full-failover', 'partly', [of('within')], { outcome: 'failed', inTime: false }],
    ['failed is a failure', 'restore-test', 'failed', [], { outcome: 'failed', inTime: false }],
    ['one that was asked for and not measured proves no time', 'full-failover', 'passed', [of('within'), of('cannot-say')], { outcome: 'passed', inTime: false }],
    ['what has no RTO is not asked for', 'component', 'passed', [of('within'), of('not-known')], { outcome: 'passed', inTime: true }],
    ['no RTO at all: no time is proven', 'component', 'passed', [of('not-known')], { outcome: 'passed', inTime: false }],
    ['a tabletop never proves a time', 'tabletop', 'passed', [of('within')], { outcome: 'passed', inTime: false }],
    ['nor does a walkthrough', 'walkthrough', 'passed', [of('within')], { outcome: 'passed', inTime: false }],
  ] as const)('%s', (_, kind, outcome, resources, says) => expect(rehearsalSays(kind, outcome, resources)).toEqual(says));

  it.each([
    ['back in time, though the rehearsal failed elsewhere', 'full-failover', 'failed', of('within'), { outcome: 'passed', inTime: true }],
    ['too late, though the rehearsal passed', 'full-failover', 'passed', of('over'), { outcome: 'failed', inTime: false }],
    ['in time, with more data lost than its RPO allows', 'restore-test', 'passed', of('within', false, 'over'), { outcome: 'failed', inTime: false }],
    ['its time not known, with more data lost than its RPO allows', 'component', 'passed', of('not-known', false, 'over'), { outcome: 'failed', inTime: false }],
    ['given up before its RTO', 'component', 'passed', of('cannot-say', true), { outcome: 'failed', inTime: false }],
    ['not measured in one that failed', 'component', 'failed', of('cannot-say'), { outcome: 'failed', inTime: false }],
    ['not measured in one that passed', 'component', 'passed', of('cannot-say'), { outcome: 'passed', inTime: false }],
    ['in time at a tabletop', 'tabletop', 'passed', of('within'), { outcome: 'passed', inTime: false }],
  ] as const)('of one resource: %s', (_, kind, outcome, resource, says) => expect(resourceSays(kind, outcome, resource)).toEqual(says));

  it('talking about it never suffices for a recovery time', () => {
    expect(kindsThatShow('recovery-time')).toEqual(['component', 'restore-test', 'full-failover']);
    expect(sufficingKindsFault('recovery-time', ['full-failover', 'tabletop'])).toMatch(/only by bringing something back/);
    expect(sufficingKindsFault('talked-through', ['tabletop', 'walkthrough'])).toBeNull();
    expect(sufficingKindsFault('recovery-time', [])).toMatch(/Choose the kinds/);
    const resources = fc.array(fc.record({ againstRto: fc.constantFrom(...AGAINST_REQUIREMENT), againstRpo: fc.constantFrom(...AGAINST_REQUIREMENT), givenUp: fc.boolean() }), { maxLength: 5 });
    fc.assert(fc.property(fc.constantFrom(...EXERCISE_KINDS), fc.constantFrom(...EXERCISE_OUTCOMES), resources, fc.constantFrom(...REHEARSAL_ASKS), (kind, outcome, list, asks) => {
      for (const says of [rehearsalSays(kind, outcome, list), ...list.map((one) => resourceSays(kind, outcome, one))]) {
        if (says.inTime) expect([says.outcome, kindsThatShow('recovery-time').includes(kind)]).toEqual(['passed', true]);
        if (says.outcome === 'failed') expect(showsWhatIsAsked(asks, says)).toBe(true);
        if (asks === 'recovery-time' && says.outcome === 'passed') expect(showsWhatIsAsked(asks, says)).toBe(says.inTime);
      }
    }));
  });
});
