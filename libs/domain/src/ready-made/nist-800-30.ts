import type { ReadyMadeMatrix } from './ready-made-matrix';

export const NIST_800_30: ReadyMadeMatrix = {
  id: 'nist-800-30',
  name: 'NIST SP 800-30 Table I-2',
  description:
    'Level of risk from likelihood and impact after NIST Special Publication 800-30 Revision 1 (2012), Table I-2. It is neither symmetric nor a product: impact weighs more than likelihood, and the two highest likelihoods read alike. The codes, the colours and the required responses are ours.',
  matrix: {
    likelihood: [
      { code: 'VL', label: 'Very low' },
      { code: 'L', label: 'Low' },
      { code: 'M', label: 'Moderate' },
      { code: 'H', label: 'High' },
      { code: 'VH', label: 'Very high' },
    ],
    impact: [
      { code: 'VL', label: 'Very low' },
      { code: 'L', label: 'Low' },
      { code: 'M', label: 'Moderate' },
      { code: 'H', label: 'High' },
      { code: 'VH', label: 'Very high' },
    ],
    rule: 'table',
    levels: [
      { code: 'VL', label: 'Very low', colour: '#f1f5f6', response: 'Accept it.' },
      { code: 'L', label: 'Low', colour: '#a6d8cb', response: 'Accept it and keep watch.' },
      { code: 'M', label: 'Moderate', colour: '#e0ab2a', response: 'Plan what would lower it, in reasonable time.' },
      { code: 'H', label: 'High', colour: '#d0651f', response: 'Lower it soon; going on meanwhile needs a decision.' },
      { code: 'VH', label: 'Very high', colour: '#8c0f2c', response: 'Act at once.' },
    ],
    cells: [
      // VL, L, M, H, VH
      [0, 0, 0, 1, 1], // VL
      [0, 1, 1, 1, 2], // L
      [0, 1, 2, 2, 3], // M
      [0, 1, 2, 3, 4], // H
      [0, 1, 2, 3, 4], // VH
    ],
  },
};
