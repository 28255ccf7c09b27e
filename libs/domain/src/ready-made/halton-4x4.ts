import type { ReadyMadeMatrix } from './ready-made-matrix';

export const HALTON_4X4: ReadyMadeMatrix = {
  id: 'halton-4x4',
  name: 'Halton 4 × 4',
  description:
    'Probability times severity, after the ICT service plan of Halton Borough Council for 2008 to 2011. The document prints the bands 1 to 4 low, 5 to 10 medium and 11 to 16 high; it implies four steps on each axis without printing them. The names of the steps and the required responses are ours.',
  matrix: {
    likelihood: [
      { code: '1', label: 'Unlikely' },
      { code: '2', label: 'Possible' },
      { code: '3', label: 'Likely' },
      { code: '4', label: 'Very likely' },
    ],
    impact: [
      { code: '1', label: 'Minor' },
      { code: '2', label: 'Moderate' },
      { code: '3', label: 'Serious' },
      { code: '4', label: 'Major' },
    ],
    rule: 'product',
    levels: [
      { code: 'L', label: 'Low', colour: '#a6d8cb', response: 'Keep the controls in place and look again at the next review.', from: 1, to: 4 },
      { code: 'M', label: 'Medium', colour: '#e0ab2a', response: 'Name what would lower the risk and decide whether it is worth its cost.', from: 5, to: 10 },
      { code: 'H', label: 'High', colour: '#8c0f2c', response: 'Put treatment measures in place and report on them every quarter.', from: 11, to: 16 },
    ],
  },
};
