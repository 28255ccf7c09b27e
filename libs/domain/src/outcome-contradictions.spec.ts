import { outcomeContradictions, type OutcomeFacts } from './outcome-contradictions';

const NOTHING: OutcomeFacts = { objectives: [], resources: [], steps: [] };
const objective = (outcome: OutcomeFacts['objectives'][number]['outcome']): OutcomeFacts['objectives'][number] => ({ text: 'Bring it back', outcome });
const storage: OutcomeFacts['resources'][number] = { name: 'Storage', againstRto: 'within', againstRpo: 'within', givenUp: false, rtoMinutes: 240, rpoMinutes: 60 };

describe('what speaks against the outcome of a rehearsal', () => {
  it.each<[string, Partial<OutcomeFacts>, string[]]>([
    ['nothing is known', {}, []],
    ['all went well', { objectives: [objective('passed')], resources: [storage], steps: [{ state: 'finished' }, { state: 'skipped' }] }, []],
    ['an objective failed', { objectives: [objective('passed'), objective('failed')] }, ['The objective “Bring it back” failed']],
    ['an objective was reached partly', { objectives: [objective('partly')] }, ['The objective “Bring it back” was reached only partly']],
    ['of an objective nobody has said', { objectives: [objective(null)] }, []],
    ['a resource was over its RTO', { resources: [{ ...storage, againstRto: 'over' }] }, ['Storage missed its RTO of 4 h']],
    ['it was over its RPO too', { resources: [{ ...storage, againstRto: 'over', againstRpo: 'over' }] }, ['Storage missed its RTO of 4 h and its RPO of 1 h']],
    ['it was given up before its RTO', { resources: [{ ...storage, againstRto: 'cannot-say', againstRpo: 'not-known', givenUp: true }] }, ['Storage was given up']],
    ['it was given up after its RTO', { resources: [{ ...storage, againstRto: 'over', givenUp: true }] }, ['Storage was given up and missed its RTO of 4 h']],
    ['its time cannot be said', { resources: [{ ...storage, againstRto: 'cannot-say' }] }, []],
    ['steps were never begun or never finished', { steps: [{ state: 'finished' }, { state: 'ready' }, { state: 'waiting' }, { state: 'running' }] }, ['3 of 4 steps were neither finished nor skipped']],
    ['the only step was not done', { steps: [{ state: 'ready' }] }, ['1 of 1 step was neither finished nor skipped']],
  ])('passed, and %s', (_, facts, told) => expect(outcomeContradictions('passed', { ...NOTHING, ...facts })).toEqual(told));

  it.each<[string, Partial<OutcomeFacts>, string[]]>([
    ['some objectives passed', { objectives: [objective('failed'), objective('passed')], resources: [{ ...storage, againstRto: 'over' }] }, []],
    ['every objective failed', { objectives: [objective('failed'), objective('failed')] }, ['Every objective failed']],
    ['no objective was set', {}, []],
  ])('passed partly, and %s', (_, facts, told) => expect(outcomeContradictions('partly', { ...NOTHING, ...facts })).toEqual(told));

  it.each<[string, Partial<OutcomeFacts>, string[]]>([
    ['every objective passed', { objectives: [objective('passed')], resources: [storage] }, ['Every objective passed, and nothing else fell short']],
    ['every objective passed, too late', { objectives: [objective('passed')], resources: [{ ...storage, againstRto: 'over' }] }, []],
    ['no objective was set', {}, []],
  ])('failed, and %s', (_, facts, told) => expect(outcomeContradictions('failed', { ...NOTHING, ...facts })).toEqual(told));
});
