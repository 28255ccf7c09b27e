import type { ReadyMadeMatrix } from './ready-made-matrix';

export const MIL_STD_882E: ReadyMadeMatrix = {
  id: 'mil-std-882e',
  name: 'MIL-STD-882E',
  description:
    'The risk assessment matrix of the United States Department of Defense standard practice for system safety, MIL-STD-882E (2012), Table III. Severity 1 is the worst. Transcriptions in circulation disagree on the cell E × 3, some printing Low: in the published Table III the row Improbable reads Medium, Medium, Medium, Low, and so it does here. F, Eliminated, is for hazards that can no longer come about; its level is the lowest. The required responses are ours.',
  matrix: {
    likelihood: [
      { code: 'F', label: 'Eliminated', description: 'Cannot come about: the hazard has been removed.' },
      { code: 'E', label: 'Improbable', description: 'So unlikely that it may be assumed not to happen.' },
      { code: 'D', label: 'Remote', description: 'Unlikely, but possible in the life of an item.' },
      { code: 'C', label: 'Occasional', description: 'Likely at some time in the life of an item.' },
      { code: 'B', label: 'Probable', description: 'Several times in the life of an item.' },
      { code: 'A', label: 'Frequent', description: 'Often in the life of an item.' },
    ],
    impact: [
      { code: '4', label: 'Negligible' },
      { code: '3', label: 'Marginal' },
      { code: '2', label: 'Critical' },
      { code: '1', label: 'Catastrophic' },
    ],
    rule: 'table',
    levels: [
      { code: 'ELIM', label: 'Eliminated', colour: '#f1f5f6', response: 'Keep the proof that the hazard is gone.' },
      { code: 'L', label: 'Low', colour: '#a6d8cb', response: 'Accept it at the level of the programme and keep watch.' },
      { code: 'M', label: 'Medium', colour: '#e0ab2a', response: 'Lower it where that is practicable; the programme manager accepts what is left.' },
      { code: 'S', label: 'Serious', colour: '#d0651f', response: 'Lower it; a senior executive accepts what is left.' },
      { code: 'H', label: 'High', colour: '#8c0f2c', response: 'Do not go on until it is lower or accepted at the top.' },
    ],
    cells: [
      // 4, 3, 2, 1
      [0, 0, 0, 0], // F
      [1, 2, 2, 2], // E
      [1, 2, 2, 3], // D
      [1, 2, 3, 4], // C
      [2, 3, 4, 4], // B
      [2, 3, 4, 4], // A
    ],
  },
};
