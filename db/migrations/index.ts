import { Platform1795000000000 } from './0001-platform';

/** In the order in which they are applied. */
export const migrations = [Platform1795000000000];
