import { CORPORATE_5X5 } from './ready-made/corporate-5x5';
import { HALTON_4X4 } from './ready-made/halton-4x4';
import { MELTON_6X4 } from './ready-made/melton-6x4';
import { MIL_STD_882E } from './ready-made/mil-std-882e';
import { NIST_800_30 } from './ready-made/nist-800-30';
import type { ReadyMadeMatrix } from './ready-made/ready-made-matrix';
import { US_ARMY } from './ready-made/us-army';

export type { ReadyMadeMatrix };
export { CORPORATE_5X5, HALTON_4X4, MELTON_6X4, MIL_STD_882E, NIST_800_30, US_ARMY };

/**
 * The matrices that ship with the product. Nothing but literals (a colour looked up in a table would do
 * harm already), so that a bundle which does not name them leaves them out.
 */
export const READY_MADE_MATRICES: readonly ReadyMadeMatrix[] = [CORPORATE_5X5, HALTON_4X4, MELTON_6X4, MIL_STD_882E, US_ARMY, NIST_800_30];
