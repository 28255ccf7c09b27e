import { isPublishable, validateMatrix } from '../validate-matrix';
import { madeSheet } from './made-sheet.arbitrary';
import { matrixFrom } from './matrix-from';
import { outlineOf, tablesToRead } from './outline-of';

const from = (lines: readonly string[], legend: readonly string[] = []) => {
  const outline = outlineOf([madeSheet(lines), ...(legend.length > 0 ? [madeSheet(legend, 'Scoring')] : [])]);
  return matrixFrom(tablesToRead(outline), outline.tables.filter(({ is }) => is === 'legend'));
};
const bands = (made: ReturnType<typeof from>): string[] => made!.matrix.levels.map(({ label, from: low, to }) => `${label} ${low}-${to}`);

describe('a matrix from what a file uses', () => {
  it('has its steps by their names, and levels around the scores that the file prints with them', () => {
    const made = from(['Ref | Risk | Likelihood | Impact | Rating', 'R1 | Flood | 4 - Likely | 4 - Major | High', 'R2 | Fire | 3 - Possible | 2 - Minor | Medium', 'R3 | Theft | 1 - Rare | 2 - Minor | Low', 'R4 | Strike | 2 - Unlikely | 1 - Minimal | Low', 'R5 | Frost | 2 - Unlikely | 3 - Moderate | Medium']);
    expect(made!.matrix.likelihood.map(({ code, label }) => `${code} ${label}`)).toEqual(['1 Rare', '2 Unlikely', '3 Possible', '4 Likely']);
    expect(bands(made)).toEqual(['Low 1-4', 'Medium 6-12', 'High 16-16']);
    expect(isPublishable(validateMatrix(made!.matrix))).toBe(true);
  });

  it('need not be square', () => {
    const made = from(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | A | I', 'R2 | Fire | F | IV', 'R3 | Theft | C | II']);
    expect([made!.matrix.likelihood.map(({ code }) => code).join(''), made!.matrix.impact.map(({ code }) => code).join(' ')]).toEqual(['FEDCBA', 'IV III II I']);
  });

  it('has low, medium and high by thirds where the file prints no levels', () => {
    expect(bands(from(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | 3 | 3', 'R2 | Fire | 1 | 2']))).toEqual(['Low 1-2', 'Medium 3-4', 'High 6-9']);
  });

  it('takes names, and steps that no risk uses, from the key of the file', () => {
    const made = from(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | 3 | 3', 'R2 | Fire | 1 | 2'], ['Likelihood | Description', '1 - Rare | under 5%', '2 - Unlikely | to 20%', '3 - Possible | to 50%', '4 - Likely | to 80%', '5 - Almost certain | over 80%']);
    expect(made!.matrix.likelihood.map(({ label }) => label)).toEqual(['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain']);
  });

  it('of low and high alone has the step between as well', () => {
    expect(from(['Ref | Risk | Likelihood | Impact', 'R1 | Flood | LOW | High', 'R2 | Fire | Low | Moderate'])!.matrix).toMatchObject({ likelihood: [{ label: 'Low' }, { label: 'Medium' }, { label: 'High' }], impact: [{ label: 'Low' }, { label: 'Moderate' }, { label: 'High' }] });
  });

  it('is none where the file does not score on two axes', () => expect(from(['Ref | Risk | Score', 'R1 | Flood | 3', 'R2 | Fire | 9'])).toBeNull());
});
