import type { ErratumField } from '@holdfast/domain';
import type { PersonKey } from './people';

export interface DemoFreeze {
  readonly register: string;
  /** 1: the quarter that ended last. */
  readonly quartersAgo: number;
  readonly by: PersonKey;
  readonly errata: readonly DemoErratum[];
}

export interface DemoErratum {
  readonly by: PersonKey;
  /** Without one: a remark on the whole. */
  readonly about: { readonly risk: string; readonly field: ErratumField } | null;
  readonly says: string;
  readonly shouldSay: string;
  readonly reason: string;
}

/** Taken a week after each quarter; what was found wrong is noted two weeks later. */
export const FREEZES: readonly DemoFreeze[] = [
  { register: 'ICT', quartersAgo: 3, by: 'headOfIct', errata: [] },
  { register: 'ICT', quartersAgo: 2, by: 'headOfIct', errata: [
    {
      by: 'headOfIct', about: { risk: 'ICT-005', field: 'controls' }, says: 'Source code in escrow for the three largest systems', shouldSay: 'Source code in escrow for two of the three largest systems',
      reason: 'The third agreement was signed nine days after the end of the quarter. The supplier’s letter was taken for the signature.',
    },
  ] },
  { register: 'ICT', quartersAgo: 1, by: 'headOfIct', errata: [] },
  { register: 'CRP', quartersAgo: 2, by: 'riskManager', errata: [] },
  { register: 'CRP', quartersAgo: 1, by: 'riskManager', errata: [] },
];
