import { CORPORATE_5X5, MELTON_6X4 } from '../ready-made-matrices';
import { readScale } from './read-scale';
import { saysStep, scaleOnto } from './scale-onto';
import { readPosition } from './scale-value';

const scale = (values: readonly string[], more = {}) => readScale(values.map((raw, at) => ({ raw, count: values.length - at })), { of: 'likelihood', ...more });
const steps = (values: readonly string[], more = {}): string[] => scale(values, more).steps.map(({ code, label }) => (code === label ? code : `${code}=${label}`));
const openly = (values: readonly string[]): string[] => scale(values).values.filter(({ step }) => step === null).map(({ raw }) => raw);

describe('a scale', () => {
  it.each<[string, string[], string[]]>([
    ['numbers', ['3', '1', '5'], ['1', '2', '3', '4', '5']],
    ['numbers', ['3.0', '4,0'], ['1', '2', '3', '4']],
    ['numbers', ['3/5', '4/5'], ['1', '2', '3', '4', '5']],
    ['numbers-and-words', ['4 - Severe', '1: Minor', '2 (Moderate)'], ['1=Minor', '2=Moderate', '3', '4=Severe']],
    ['numbers-and-words', ['Severe (4)', 'Minor (1)'], ['1=Minor', '2', '3', '4=Severe']],
    ['words', ['H', 'M', 'L'], ['Low', 'Medium', 'High']],
    ['words', ['high', 'Med', 'Low', 'Medium'], ['Low', 'Medium', 'High']],
    ['words', ['VH', 'VL', 'M'], ['VL=Very low', 'Medium', 'VH=Very high']],
    ['words', ['🟡 Medium', '🔴 High'], ['Medium', 'High']],
    ['letters', ['A', 'F', 'C'], ['F', 'E', 'D', 'C', 'B', 'A']],
    ['roman', ['II', 'IV', 'I'], ['IV', 'III', 'II', 'I']],
    ['percentages', ['60%', '20%'], ['20%', '60%']],
    ['percentages', ['75% to 100%', '<5%', '5-25%'], ['0–5%', '5–25%', '75–100%']],
    ['fractions', ['0.2', '0,8', '1'], ['0.2', '0.8', '1']],
    ['numbers', ['5 (>80%)', '2 (5-20%)'], ['1', '2', '3', '4', '5']],
    ['numbers-and-words', ['4 - Likely (60-80%)', '2 - Unlikely (5-20%)'], ['1', '2=Unlikely', '3', '4=Likely']],
    ['words', ['Likely (60-80%)', 'Rare (<5%)'], ['Rare', 'Likely']],
    ['letters', ['A (Very High)', 'F (Almost impossible)', 'C'], ['F=Almost impossible', 'E', 'D', 'C', 'B', 'A=Very High']],
    ['roman', ['I - Catastrophic', 'II - Critical', 'III', 'IV - Negligible'], ['IV=Negligible', 'III', 'II=Critical', 'I=Catastrophic']],
  ])('of %s as in %j', (kind, values, expected) => {
    expect(scale(values).kind).toBe(kind);
    expect(steps(values)).toEqual(expected);
    expect(openly(values)).toEqual([]);
  });

  it('goes as far as its header says', () => expect(steps(['1', '2'], { size: 5 })).toHaveLength(5));
  it('runs the other way where its words say so', () => expect(steps(['1 - Catastrophic', '2 - Major', '3 - Minor'])).toEqual(['3=Minor', '2=Major', '1=Catastrophic']));
  it('runs from A up where the person says so', () => expect(steps(['A', 'C'], { rising: true })).toEqual(['A', 'B', 'C']));
  it('never guesses what lies between two, or is said to be unknown', () => expect(openly(['High', 'Medium', 'Low', 'med/high', 'M-H', '3-4', 'TBC', 'UNKNOWN_QUALITATIVE'])).toEqual(['med/high', 'M-H', '3-4', 'TBC', 'UNKNOWN_QUALITATIVE']));
});

describe('a scale read into a matrix', () => {
  const onto = (values: readonly string[], matrix = CORPORATE_5X5.matrix.likelihood, chosen = {}): Record<string, string | null> => Object.fromEntries(scaleOnto(scale(values), matrix, chosen).map(({ raw, code }) => [raw, code]));

  it.each<[string[], Record<string, string | null>]>([
    [['4 - Likely', '2'], { '4 - Likely': '4', '2': '2' }],
    [['Likely', 'Rare'], { Likely: '4', Rare: '1' }],
    [['Low', 'Medium', 'High'], { Low: '2', Medium: '3', High: '4' }],
    [['VL', 'L', 'M', 'H', 'VH'], { VL: '1', L: '2', M: '3', H: '4', VH: '5' }],
    [['20%', '60%'], { '20%': null, '60%': null }],
    // Five in a hundred is not step 5, nor are five shares the five steps.
    [['5%', '60%'], { '5%': null, '60%': null }],
    [['1%', '2%', '3%', '4%', '5%'], { '1%': null, '2%': null, '3%': null, '4%': null, '5%': null }],
    [['0.2', '0.8', '1'], { '0.2': null, '0.8': null, '1': null }],
    [['1.5', '2.5', '3', '3.5', '4.5'], { '1.5': null, '2.5': null, '3': '3', '3.5': null, '4.5': null }],
    [['<20%', '20-40%', '40-60%', '60-80%', '>80%'], { '<20%': '1', '20-40%': '2', '40-60%': '3', '60-80%': '4', '>80%': '5' }],
    // The letter is no amber.
    [['A', 'B', 'F'], { A: null, B: null, F: null }],
    [['Low', 'Medium', 'High', '5'], { Low: '2', Medium: '3', High: '4', 5: '5' }],
    [['1', '2', '5', 'Likely'], { 1: '1', 2: '2', 5: '5', Likely: '4' }],
    [['med/high', 'Medium', 'High'], { 'med/high': null, Medium: '3', High: '4' }],
  ])('%j', (values, expected) => expect(onto(values)).toEqual(expected));

  it('of letters by letters', () => expect(onto(['A', 'F', 'C'], MELTON_6X4.matrix.likelihood)).toEqual({ A: 'A', F: 'F', C: 'C' }));
  it('as the person says', () => expect(onto(['med/high', 'Medium', 'High'], undefined, { 'med/high': '4' })['med/high']).toBe('4'));
  it('with the even part that a share falls into, as what may be meant', () => expect(scaleOnto(scale(['5%', '60%', '75% to 100%']), CORPORATE_5X5.matrix.likelihood).map(({ raw, meant }) => [raw, meant])).toEqual([['5%', ['1']], ['60%', ['3']], ['75% to 100%', ['5']]]));
  it('with both ends of what lies between, whether the file has them or not', () => expect(scaleOnto(scale(['Medium', 'med/high', 'Low', 'Low']), CORPORATE_5X5.matrix.likelihood).find(({ raw }) => raw === 'med/high')).toMatchObject({ code: null, meant: ['3', '4'] }));
  it('with what may be meant where it is asked', () => expect(scaleOnto(scale(['Medium', 'High', 'med/high']), CORPORATE_5X5.matrix.likelihood).at(-1)).toMatchObject({ code: null, meant: ['3', '4'], why: 'It lies between med and high' }));
});

describe('a value beside the step that it was read as', () => {
  it.each<[string, string, string, boolean]>([
    ['4', '4', 'Major', true], ['Major', '4', 'Major', true], ['4 - Major', '4', 'Major', true], ['4: major', '4', 'Major', true], ['H', '4', 'High', true], ['VH', '5', 'Very high', true], ['Med', '3', 'Medium', true], ['4/5', '4', 'Likely', true], ['C', 'C', 'C', true], ['C', '3', 'Possible', false],
    ['4 - Severe', '4', 'Major', false], ['60%', '3', 'Possible', false], ['5 (>80%)', '5', 'Almost certain', false], ['75% to 100%', '5', 'Almost certain', false], ['0.6', '3', 'Possible', false], ['Medium', '3', 'Possible', false], ['med/high', '4', 'High', false], ['4', 'D', 'Low', false],
    ['High (our claims)', 'HIGH', 'High', false], ['Certain [for now]', '4', 'Certain', false], ['High (H)', 'H', 'High', true], ['Major (4)', '4', 'Major', true], ['4 (Major)', '4', 'Major', true],
  ])('“%s” for %s %s: %s', (raw, code, label, says) => expect(saysStep(raw, { code, label })).toBe(says));
});

describe('likelihood and impact in one cell', () => {
  it.each<[string, string, string, string | null]>([
    ['Impact 4 Likelihood 3', '3', '4', null],
    ['L3 I4', '3', '4', null],
    ['L: 3, I: 4 = 12', '3', '4', '12'],
    ['Likelihood: High / Impact: Low', 'High', 'Low', null],
    ['P2 x I5 (10)', '2', '5', '10'],
    ['Impact: Very high, Likelihood: VL', 'VL', 'Very high', null],
  ])('“%s”', (text, likelihood, impact, score) => expect(readPosition(text)).toEqual({ likelihood, impact, score }));

  it('is asked about where only numbers say it', () => {
    expect(readPosition('3 x 4 = 12')).toBeNull();
    expect(readPosition('12 (3x4)', 'likelihood-first')).toEqual({ likelihood: '3', impact: '4', score: '12' });
    expect(readPosition('3 x 4 = 12', 'impact-first')).toEqual({ likelihood: '4', impact: '3', score: '12' });
  });
});
