export { durationColumns, durationFaults, given, ownerFaults, requireUnit } from './choices';
export { activitySeen, continuityScope, resourceSeen } from './continuity-scope';
export { dependenciesWhere, dependencyJoins, dependencyJson, DEPENDENCY_LIVES, dependentJoins, leaningOn, memberMeets, toDependencyView, type DependencyRow } from './dependency-sql';
export { handOverContinuity } from './hand-over-continuity';
export { takeNumbers } from './numbering';
export { requireUnleaned } from './require-unleaned';
export { durationJson, resourceJson, thingJson, thingSeen } from './thing-sql';
export { inUse } from './whats-in-use';
export { insertRow, updateRow } from './write-row';
