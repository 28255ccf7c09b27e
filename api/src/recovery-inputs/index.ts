export { loadDependencies } from './load-dependencies';
export { loadPeaks, type PeaksOfActivity } from './load-peaks';
export { calendarNames, isActivity, known, loadRecovery, nodeView, resourceView, taken, type LoadedActivity, type LoadedRecovery, type LoadedResource } from './load-recovery';
export { requirementsFrom, requirementsOf } from './requirements-of';
export { unitsAndOwners, type Placed } from './units-and-owners';
