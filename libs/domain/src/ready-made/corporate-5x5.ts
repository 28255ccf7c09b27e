import type { ReadyMadeMatrix } from './ready-made-matrix';

export const CORPORATE_5X5: ReadyMadeMatrix = {
  id: 'corporate-5x5',
  name: 'Corporate 5 × 5',
  description:
    'Likelihood times impact on five steps each, as most councils score their corporate register. The steps, the bands, the required responses and what each impact means are ours: change the sums and spans to your own before you publish it.',
  matrix: {
    likelihood: [
      { code: '1', label: 'Rare', description: 'Less than 5% in the next year; not known to have happened here.' },
      { code: '2', label: 'Unlikely', description: '5% to 20% in the next year; has happened at a similar council.' },
      { code: '3', label: 'Possible', description: '20% to 50% in the next year; has happened here within ten years.' },
      { code: '4', label: 'Likely', description: '50% to 80% in the next year; has happened here within three years.' },
      { code: '5', label: 'Almost certain', description: 'Over 80% in the next year, or happening already.' },
    ],
    impact: [
      {
        code: '1',
        label: 'Minimal',
        categories: {
          finance: 'Absorbed within the team’s budget.',
          service: 'A brief interruption that few people notice.',
          reputation: 'A complaint that is settled at first contact.',
          safety: 'No injury, or first aid only.',
          legal: 'A slip in procedure, put right on the spot.',
        },
      },
      {
        code: '2',
        label: 'Minor',
        categories: {
          finance: 'Absorbed within the service’s budget.',
          service: 'One service is slower for up to a day.',
          reputation: 'A local story for a day.',
          safety: 'An injury that needs treatment, with full recovery.',
          legal: 'A warning or request for an explanation.',
        },
      },
      {
        code: '3',
        label: 'Moderate',
        categories: {
          finance: 'Needs money moved between services.',
          service: 'A service is lost for several days, or a critical one for hours.',
          reputation: 'Local coverage for weeks; members ask questions.',
          safety: 'An injury that keeps someone from work or school.',
          legal: 'A formal finding, or a claim that is likely to succeed.',
        },
      },
      {
        code: '4',
        label: 'Major',
        categories: {
          finance: 'Draws on reserves that were meant for something else.',
          service: 'A critical service is lost for days, or several services for weeks.',
          reputation: 'National coverage; trust in the council falls.',
          safety: 'A lasting injury, or several people hurt.',
          legal: 'A fine, an enforcement notice or a lost judicial review.',
        },
      },
      {
        code: '5',
        label: 'Severe',
        categories: {
          finance: 'Threatens a balanced budget for the year.',
          service: 'The council cannot meet its statutory duties.',
          reputation: 'Public confidence is lost; an inquiry or intervention follows.',
          safety: 'A death, or life-changing injuries.',
          legal: 'Prosecution of the council or its officers.',
        },
      },
    ],
    rule: 'product',
    levels: [
      { code: 'VL', label: 'Very low', colour: '#f1f5f6', response: 'Accept it and look again once a year.', from: 1, to: 2 },
      { code: 'L', label: 'Low', colour: '#a6d8cb', response: 'Keep the controls in place and look again twice a year.', from: 3, to: 6 },
      { code: 'M', label: 'Medium', colour: '#e0ab2a', response: 'The owner plans what would lower it and reviews it every quarter.', from: 7, to: 12 },
      { code: 'H', label: 'High', colour: '#d0651f', response: 'The director agrees the treatment and reviews it every month.', from: 13, to: 19 },
      { code: 'VH', label: 'Very high', colour: '#8c0f2c', response: 'The management board decides on it now and follows it until it is lower.', from: 20, to: 25 },
    ],
  },
};
