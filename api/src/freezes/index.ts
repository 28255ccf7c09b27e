export { FreezesModule } from './freezes.module';
export { loadFreeze, type FreezeInPlace } from './freeze-in-place';
export { CompareDays } from './compare-days';
export { frozenRowsOf } from './frozen-rows-of';
export { frozenMoment } from './frozen-statements';
export { waitUntilSettled } from './wait-until-settled';
export { errataNoted } from './freeze-view';
