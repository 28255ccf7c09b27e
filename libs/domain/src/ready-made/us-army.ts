import type { ReadyMadeMatrix } from './ready-made-matrix';

export const US_ARMY: ReadyMadeMatrix = {
  id: 'us-army',
  name: 'US Army A–E × IV–I',
  description:
    'The letter by roman numeral matrix of United States Army risk management, a relative of the grids that some councils use. It is published with severity down the side; here likelihood is. The required responses are ours.',
  matrix: {
    likelihood: [
      { code: 'E', label: 'Unlikely' },
      { code: 'D', label: 'Seldom' },
      { code: 'C', label: 'Occasional' },
      { code: 'B', label: 'Likely' },
      { code: 'A', label: 'Frequent' },
    ],
    impact: [
      { code: 'IV', label: 'Negligible' },
      { code: 'III', label: 'Marginal' },
      { code: 'II', label: 'Critical' },
      { code: 'I', label: 'Catastrophic' },
    ],
    rule: 'table',
    levels: [
      { code: 'L', label: 'Low', colour: '#a6d8cb', response: 'Go on with the controls in place.' },
      { code: 'M', label: 'Moderate', colour: '#e0ab2a', response: 'Add controls where they are worth their cost.' },
      { code: 'H', label: 'High', colour: '#d0651f', response: 'Add controls before going on, and have what is left accepted above.' },
      { code: 'EH', label: 'Extremely high', colour: '#8c0f2c', response: 'Stop unless the highest authority accepts it.' },
    ],
    cells: [
      // IV, III, II, I
      [0, 0, 0, 1], // E
      [0, 0, 1, 2], // D
      [0, 1, 2, 2], // C
      [0, 1, 2, 3], // B
      [1, 2, 3, 3], // A
    ],
  },
};
