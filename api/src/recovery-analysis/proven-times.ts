import type { ProvenTimes } from '@holdfast/domain';

/** What rehearsals and invocations measured, by resource. None is on record before there are any: nothing is proven. */
export const provenTimes = (): Promise<ProvenTimes> => Promise.resolve(new Map());
