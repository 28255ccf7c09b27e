import fc from 'fast-check';
import { asEvidenced, EVIDENCE_STATES, evidenceOf, goodUntil, lesserAnswer, whyNotAnswered, worstEvidence, type EvidenceEntry, type Suffices } from './evidence';
import { whyDrawn, type Decided, type NamedControl } from './why-drawn';

const NOW = { moment: '2026-06-12T12:00:00Z', today: '2026-06-12' };
const yearly: Suffices = { kinds: ['manual-check'], age: { count: 12, unit: 'months' } };
const entry = (outcome: EvidenceEntry['outcome'], heldOn: string, countsFrom = `${heldOn}T10:00:00Z`, kind: EvidenceEntry['kind'] = 'manual-check'): EvidenceEntry => ({ kind, outcome, heldOn, countsFrom });
const of = (entries: EvidenceEntry[], suffices: Suffices = yearly, now = NOW) => evidenceOf({ ...suffices, inPlace: true }, entries, now);

describe('the evidence of a control', () => {
  it.each([
    ['nothing was looked at', [], { state: 'none' }],
    ['a check passed in date', [entry('passed', '2026-01-10')], { state: 'passed', on: '2026-01-10', until: '2027-01-10' }],
    ['it is good on its last day', [entry('passed', '2025-06-12')], { state: 'passed', on: '2025-06-12', until: '2026-06-12' }],
    ['and stale on the next', [entry('passed', '2025-06-11')], { state: 'stale', on: '2025-06-11', since: '2026-06-12' }],
    ['the latest decides: a failure after a pass', [entry('passed', '2026-01-10'), entry('failed', '2026-05-09')], { state: 'failed', on: '2026-05-09' }],
    ['the latest decides: a pass after a failure', [entry('failed', '2026-05-09'), entry('passed', '2026-06-01')], { state: 'passed', on: '2026-06-01', until: '2027-06-01' }],
    ['a failure has no age', [entry('failed', '2020-05-09')], { state: 'failed', on: '2020-05-09' }],
    ['a pass counts from its sign-off', [entry('failed', '2026-05-09'), entry('passed', '2026-06-01', '2026-06-30T09:00:00Z')], { state: 'failed', on: '2026-05-09' }],
    ['a failure counts from when it is recorded', [entry('passed', '2026-05-01'), entry('failed', '2026-04-01', '2026-06-02T09:00:00Z')], { state: 'failed', on: '2026-04-01' }],
    ['its age runs from the day that it was held', [entry('passed', '2025-01-01', '2026-06-01T09:00:00Z')], { state: 'stale', on: '2025-01-01', since: '2026-01-02' }],
    ['of the same moment a failure decides', [entry('failed', '2026-05-01'), entry('passed', '2026-05-01')], { state: 'failed', on: '2026-05-01' }],
    ['a kind that does not suffice is not looked at', [entry('passed', '2026-05-01', undefined, 'recommendation')], { state: 'none' }],
  ] as const)('%s', (_, entries, expected) => expect(of([...entries])).toEqual(expected));

  it('never goes stale only where that is said', () => {
    expect(of([entry('passed', '1999-01-01')], { kinds: ['manual-check'], age: null })).toEqual({ state: 'passed', on: '1999-01-01', until: null });
    expect(goodUntil('2026-01-31', { count: 1, unit: 'months' })).toBe('2026-02-28');
    expect(goodUntil('2026-01-31', { count: 35, unit: 'days' })).toBe('2026-03-07');
  });

  it('is stale once what it is about is out of date, whatever its own age allows', () => {
    const reviewed: EvidenceEntry = { ...entry('passed', '2026-01-10', undefined, 'plan-review'), expiresOn: '2026-06-11' };
    expect(of([reviewed], { kinds: ['plan-review'], age: { count: 12, unit: 'months' } })).toEqual({ state: 'stale', on: '2026-01-10', since: '2026-06-12' });
    expect(of([{ ...reviewed, expiresOn: '2027-06-11' }], { kinds: ['plan-review'], age: { count: 12, unit: 'months' } })).toEqual({ state: 'passed', on: '2026-01-10', until: '2027-01-10' });
    expect(of([reviewed], { kinds: ['plan-review'], age: null }, { moment: '2026-06-11T12:00:00Z', today: '2026-06-11' })).toEqual({ state: 'passed', on: '2026-01-10', until: '2026-06-11' });
  });

  it('of several kinds that suffice the latest decides, and whoever chooses them is told what that lets pass', () => {
    const kinds = ['exercise', 'plan-review'] as const;
    const [failed, approved] = [entry('failed', '2026-03-04', undefined, 'exercise'), entry('passed', '2026-04-10', undefined, 'plan-review')];
    expect(of([failed, approved], { kinds, age: null })).toEqual({ state: 'passed', on: '2026-04-10', until: null });
    expect(of([failed, approved], { kinds: ['exercise'], age: null })).toEqual({ state: 'failed', on: '2026-03-04' });
    expect(lesserAnswer(kinds)).toBe('The latest of these decides, whatever its kind: after a failed rehearsal, the approval of a plan would do. Leave out what should not answer a failure.');
    expect(lesserAnswer(['invocation', 'manual-check', 'recommendation'])).toMatch(/after a failed use of the plan, a check or an auditor's verdict would do/);
    expect(lesserAnswer(['exercise', 'invocation'])).toBeNull();
    expect(lesserAnswer(['manual-check', 'plan-review'])).toBeNull();
  });

  it('is none where nothing suffices, and for what is no longer in place', () => {
    expect(of([entry('passed', '2026-05-01')], { kinds: [], age: null }).state).toBe('none');
    expect(evidenceOf({ ...yearly, inPlace: false }, [entry('passed', '2026-05-01')], NOW).state).toBe('none');
  });

  it('a passing check from before the failure does not answer it', () => {
    expect(whyNotAnswered('2026-05-08', '2026-05-09')).toMatch(/before the latest failure/);
    expect(whyNotAnswered('2026-05-09', '2026-05-09')).toBeNull();
    expect(whyNotAnswered('2026-05-08', null)).toBeNull();
  });

  it('of failures recorded in one moment, that of the latest day is named', () => {
    const [june, july] = ['2026-06-14', '2026-07-21'].map((heldOn) => entry('failed', heldOn, '2026-08-10T09:00:00.000Z')) as [EvidenceEntry, EvidenceEntry];
    const now = { moment: '2026-08-10T12:00:00Z', today: '2026-08-10' };
    expect(of([june, july], yearly, now)).toEqual({ state: 'failed', on: '2026-07-21' });
    expect(of([july, june], yearly, now)).toEqual({ state: 'failed', on: '2026-07-21' });
  });

  const days = fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const entries = fc.array(fc.record({ outcome: fc.constantFrom('passed' as const, 'failed' as const), heldOn: days, later: fc.integer({ min: 0, max: 60 }) }), { maxLength: 8 })
    .map((list) => list.map(({ outcome, heldOn, later }) => entry(outcome, heldOn, new Date(Date.parse(`${heldOn}T09:00:00Z`) + later * 86_400_000).toISOString())));

  it('does not depend on the order of the entries, nor on what counts later than the moment', () => {
    fc.assert(fc.property(entries, days, (list, today) => {
      const now = { moment: `${today}T12:00:00Z`, today };
      const here = of(list, yearly, now);
      expect(of([...list].reverse(), yearly, now)).toEqual(here);
      expect(of(list.filter(({ countsFrom }) => countsFrom <= now.moment), yearly, now)).toEqual(here);
    }));
  });

  it('only turns from passed to stale by time alone', () => {
    fc.assert(fc.property(entries, days, fc.integer({ min: 1, max: 500 }), (list, today, wait) => {
      const now = { moment: `${today}T12:00:00Z`, today };
      const known = list.filter(({ countsFrom }) => countsFrom <= now.moment);
      const later = new Date(Date.parse(now.moment) + wait * 86_400_000).toISOString();
      const [before, after] = [of(known, yearly, now), of(known, yearly, { moment: later, today: later.slice(0, 10) })];
      if (before.state !== after.state) expect([before.state, after.state]).toEqual(['passed', 'stale']);
    }));
  });
});

describe('a risk as evidenced', () => {
  const at = (severity: number | null, matrixVersionId: string | null = 'm') => ({ matrixVersionId: severity === null ? null : matrixVersionId, severity });

  it.each([
    ['every control has passing evidence', at(90), at(20), ['passed', 'passed'], { state: 'passed', drawn: 'residual' }],
    ['one control failed', at(90), at(20), ['passed', 'stale', 'failed'], { state: 'failed', drawn: 'inherent' }],
    ['one went stale', at(90), at(20), ['passed', 'stale', 'none'], { state: 'stale', drawn: 'inherent' }],
    ['one has none', at(90), at(20), ['passed', 'none'], { state: 'none', drawn: 'inherent' }],
    ['it names no control', at(90), at(20), [], { state: 'none', drawn: 'inherent' }],
    ['it is not below the inherent', at(90), at(90), [], { state: 'nothing-to-prove', drawn: 'residual' }],
    ['not below the inherent, with a failure', at(50), at(90), ['failed'], { state: 'nothing-to-prove', drawn: 'residual' }],
    ['no inherent, and nothing proven', at(null), at(20), ['stale'], { state: 'stale', drawn: 'nowhere' }],
    ['no inherent is needed where all is proven', at(null), at(20), ['passed'], { state: 'passed', drawn: 'residual' }],
    ['unscored', at(90), at(null), ['failed'], { state: null, drawn: 'residual' }],
    ['inherent on another matrix version', at(90, 'old'), at(90), [], { state: 'none', drawn: 'inherent' }],
  ] as const)('%s', (_, inherent, residual, named, expected) => expect(asEvidenced(inherent, residual, named)).toEqual(expected));

  it('stands at its residual, at its inherent, or cannot be drawn; and more evidence never raises it', () => {
    const severity = fc.option(fc.integer({ min: 0, max: 100 }));
    fc.assert(fc.property(severity, severity, fc.array(fc.constantFrom(...EVIDENCE_STATES), { maxLength: 5 }), (inherent, residual, named) => {
      const { drawn, state } = asEvidenced(at(inherent), at(residual), named);
      if (drawn === 'nowhere') expect(inherent).toBeNull();
      if (drawn === 'inherent') expect(worstEvidence(named)).toBe(state);
      if (named.length > 0 && named.every((one) => one === 'passed')) expect(drawn).toBe('residual');
      const proven = asEvidenced(at(inherent), at(residual), named.map(() => 'passed' as const));
      if (named.length > 0) expect(proven.drawn).toBe('residual');
    }));
  });
});

describe('why a risk is drawn where it is', () => {
  const base = { claimed: 'F · I, Medium', claimedBy: 'Head of ICT', claimedOn: '14 April', inherent: 'C · I, Very high', dayInWords: (day: string) => `on-${day}` };
  const DECIDED: Decided = { kind: 'manual-check', reference: null, failedBy: null, outlived: false };
  const failed = (decided: Partial<Decided> | null = null, title = 'Recovery plan'): NamedControl => ({ title, evidence: { state: 'failed', on: '2026-05-09' }, decided: decided && { ...DECIDED, ...decided } });
  const stale = (decided: Partial<Decided> | null = null): NamedControl => ({ title: 'Recovery plan', evidence: { state: 'stale', on: '2025-05-09', since: '2026-05-10' }, decided: decided && { ...DECIDED, ...decided } });
  const none = (lacks: NamedControl['lacks'] = null): NamedControl => ({ title: 'Recovery plan', evidence: { state: 'none' }, lacks });
  const passed = (title: string): NamedControl => ({ title, evidence: { state: 'passed', on: '2026-05-09', until: null } });
  const STANDS = 'so as evidenced it stands at its inherent C · I, Very high.';

  it.each([
    ['a check failed', 'failed', [failed({})], 'Its control, Recovery plan, failed on on-2026-05-09 (a check found that it did not work), '],
    ['what failed is not told', 'failed', [failed()], 'Its control, Recovery plan, failed on on-2026-05-09, '],
    ['a rehearsal did not pass', 'failed', [failed({ kind: 'exercise', reference: 'EX-012' })], 'Its control, Recovery plan, failed on on-2026-05-09 (rehearsal EX-012 did not pass), '],
    ['a rehearsal missed its RTO', 'failed', [failed({ kind: 'exercise', reference: 'EX-012', failedBy: 'over-rto' })], 'Its control, Recovery plan, failed on on-2026-05-09 (rehearsal EX-012 took longer than its RTO), '],
    ['a rehearsal missed its RPO', 'failed', [failed({ kind: 'exercise', reference: 'EX-012', failedBy: 'over-rpo' })], 'Its control, Recovery plan, failed on on-2026-05-09 (rehearsal EX-012 missed its RPO), '],
    ['a rehearsal was abandoned', 'failed', [failed({ kind: 'exercise', failedBy: 'abandoned' })], 'Its control, Recovery plan, failed on on-2026-05-09 (a rehearsal was abandoned before it recovered), '],
    ['a real use missed its RTO', 'failed', [failed({ kind: 'invocation', reference: 'INV-002', failedBy: 'over-rto' })], 'Its control, Recovery plan, failed on on-2026-05-09 (its real use, INV-002, took longer than its RTO), '],
    ['an auditor found less', 'failed', [failed({ kind: 'recommendation' })], 'Its control, Recovery plan, failed on on-2026-05-09 (an auditor found less than was recommended), '],
    ['the plan was retired', 'failed', [failed({ kind: 'plan-review', reference: 'PLN-003' })], 'Its control, Recovery plan, failed on on-2026-05-09 (plan PLN-003 was retired), '],
    ['a check is overdue', 'stale', [stale({})], 'Its control, Recovery plan, has evidence that is out of date since on-2026-05-10 (the last check passed on on-2025-05-09), '],
    ['a rehearsal is overdue', 'stale', [stale({ kind: 'exercise', reference: 'EX-012' })], 'Its control, Recovery plan, has evidence that is out of date since on-2026-05-10 (rehearsal EX-012 passed on on-2025-05-09, and none since), '],
    ['the plan is past its review', 'stale', [stale({ kind: 'plan-review', reference: 'PLN-003', outlived: true })], 'Its control, Recovery plan, has evidence that is out of date since on-2026-05-10 (plan PLN-003 is past its review date), '],
    ['nothing was looked at yet', 'none', [none()], 'Its control, Recovery plan, has no evidence yet, '],
    ['nobody said what suffices', 'none', [none('nothing-suffices')], 'Its control, Recovery plan, has no evidence, since nobody has said what would suffice, '],
    ['it was withdrawn', 'none', [none('withdrawn')], 'Its control, Recovery plan, is no longer in place, '],
    ['no control is named', 'none', [], 'It names no control that it leans on, '],
    ['some hold', 'failed', [passed('Mirror'), failed({}), passed('Guard')], '2 of its 3 controls hold, but its control, Recovery plan, failed on on-2026-05-09 (a check found that it did not work), '],
    ['one holds and two do not', 'failed', [passed('Mirror'), none(), failed()], '1 of its 3 controls holds, but its control, Recovery plan, failed on on-2026-05-09, and another lacks evidence too, '],
    ['a freeze, which knows no more', 'stale', null, 'A control that it leans on had evidence that was out of date, '],
  ] as const)('%s', (_, state, named, second) => expect(whyDrawn({ ...base, state, drawn: 'inherent', named })).toEqual(['The Head of ICT claimed F · I, Medium on 14 April.', `${second}${STANDS}`]));

  it('says that it stands where it is claimed, or that it cannot be drawn', () => {
    expect(whyDrawn({ ...base, state: 'passed', drawn: 'residual', named: [passed('Mirror')] })[1]).toBe('Its control, Mirror, has passing evidence in date, so it stands there as evidenced too.');
    expect(whyDrawn({ ...base, state: 'passed', drawn: 'residual', named: [passed('Mirror'), passed('Guard')] })[1]).toBe('Both controls that it leans on have passing evidence in date, so it stands there as evidenced too.');
    expect(whyDrawn({ ...base, state: 'none', drawn: 'nowhere', named: [] })[1]).toBe('It names no control that it leans on, so as evidenced it cannot be drawn: it has no inherent score.');
    expect(whyDrawn({ ...base, state: 'failed', drawn: 'inherent', named: null, since: '2026-05-09' })[1]).toBe(`A control that it leans on failed on on-2026-05-09, ${STANDS}`);
  });
});
