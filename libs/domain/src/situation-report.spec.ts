import { composeSituationReport, type Situation } from './situation-report';

const NOTHING: Situation = { day: 1, lasts: '20 min', back: [], givenUp: [], out: [], stepsDone: 0, steps: 0, underWay: [], problems: [], decisions: [], nextReport: null };

describe('a situation report', () => {
  it.each<[string, Partial<Situation>, string]>([
    ['where nothing is known', {}, 'Day 1, 20 min after the start of the outage.\nNothing is back yet.'],
    ['of what is back and what is out', { day: 2, lasts: '26 h', back: [{ name: 'Network', took: '4 h' }, { name: 'Storage', took: '11 h' }], out: ['Offices'] }, 'Day 2, 26 h after the start of the outage.\nBack: Network (after 4 h) and Storage (after 11 h).\nStill out: Offices.'],
    ['of steps', { stepsDone: 3, steps: 9, underWay: ['Restore the storage'] }, 'Day 1, 20 min after the start of the outage.\nNothing is back yet.\nSteps: 3 of 9 done. Under way: Restore the storage.'],
    ['of what was decided and what is next', { givenUp: ['Old link'], problems: ['A key is missing'], decisions: ['Work from the depot'], nextReport: '13:00' }, 'Day 1, 20 min after the start of the outage.\nNothing is back yet.\nGiven up: Old link.\nProblems: A key is missing.\nDecided: Work from the depot.\nNext report: 13:00.'],
  ])('%s', (_, over, text) => {
    expect(composeSituationReport({ ...NOTHING, ...over })).toBe(text);
  });
});
