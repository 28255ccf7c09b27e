import { ESCALATION_ENTRIES, ESCALATION_STATES } from '@holdfast/domain';
import { entryInWords, STATE_WORDS, toDoInWords } from './escalation-words';

const headOfIct = { id: 'p', name: 'Nadia Okafor', jobTitle: 'Head of ICT' };

describe('what is said of a proposal', () => {
  it.each(ESCALATION_ENTRIES)('names who did it: %s', (kind) => {
    expect(entryInWords({ kind, author: headOfIct })).toMatch(/^The Head of ICT \w/);
  });

  it('is the program’s where nobody did it', () => {
    expect(entryInWords({ kind: 'suggested', author: null })).toBe('Holdfast suggested it, by the rule of the register');
    expect(entryInWords({ kind: 'lapsed', author: null })).toBe('The risk came down, so that nothing is left to decide');
  });

  it.each(ESCALATION_STATES)('has words for a state: %s', (state) => {
    expect(STATE_WORDS[state]).toMatch(/^[A-Z]/);
  });

  it.each([
    ['proposed', 'Decide on ICT-004: Outage'],
    ['returned', 'Answer the question about ICT-004: Outage'],
    ['suggested', 'Escalate ICT-004 or not: Outage'],
  ] as const)('says what is to be done: %s', (state, words) => {
    expect(toDoInWords({ state, reference: 'ICT-004', title: 'Outage' })).toBe(words);
  });
});
