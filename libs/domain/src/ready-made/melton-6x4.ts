import type { ReadyMadeMatrix } from './ready-made-matrix';

export const MELTON_6X4: ReadyMadeMatrix = {
  id: 'melton-6x4',
  name: 'Melton A–F × IV–I',
  description:
    'Six steps of likelihood by four of impact, after the ICT service plan of Melton Borough Council for 2009/10. The document prints the grid of letters and roman numerals and where its risks stand, but no levels of risk: the levels, which cell has which, the required responses and the names of the steps are ours.',
  matrix: {
    likelihood: [
      { code: 'F', label: 'Almost impossible' },
      { code: 'E', label: 'Very low' },
      { code: 'D', label: 'Low' },
      { code: 'C', label: 'Significant' },
      { code: 'B', label: 'High' },
      { code: 'A', label: 'Very high' },
    ],
    impact: [
      { code: 'IV', label: 'Negligible' },
      { code: 'III', label: 'Marginal' },
      { code: 'II', label: 'Critical' },
      { code: 'I', label: 'Catastrophic' },
    ],
    rule: 'table',
    levels: [
      { code: 'VL', label: 'Very low', colour: '#f1f5f6', response: 'Nothing more to do; look again once a year.' },
      { code: 'L', label: 'Low', colour: '#a6d8cb', response: 'Keep the controls in place and watch for change.' },
      { code: 'M', label: 'Medium', colour: '#e0ab2a', response: 'The owner plans what would lower it and says by when.' },
      { code: 'H', label: 'High', colour: '#d0651f', response: 'The head of service agrees the treatment and follows it every month.' },
      { code: 'VH', label: 'Very high', colour: '#8c0f2c', response: 'Tell the senior management team now and treat it without delay.' },
    ],
    cells: [
      // IV, III, II, I
      [0, 0, 1, 2], // F
      [0, 1, 1, 2], // E
      [0, 1, 2, 3], // D
      [1, 2, 3, 4], // C
      [1, 3, 4, 4], // B
      [2, 3, 4, 4], // A
    ],
  },
};
