export { FreezesModule } from './freezes.module';
export { loadFreeze, type FreezeInPlace } from './freeze-in-place';
export { CompareDays } from './compare-days';
