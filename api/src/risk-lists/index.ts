export { acceptanceCondition, acceptanceStateSql } from './acceptance-condition';
export { placeOf } from './list-cursor';
export { listPage, listRows, type ListOrder } from './list-page';
export { broadestMatrix, readOn, type Reading } from './reading-matrix';
export { isEvidenced, isUnfiltered, namesPlace, riskConditions } from './risk-conditions';
export { riskRowJoins, riskRowJson, riskRowJsonWith, standingJson } from './risk-row';
export { RiskListsModule } from './risk-lists.module';
export { asPattern, atStart, byMatch, searchWords } from './search-words';
export { shownTitle, visible, withheld } from './shown-wording';
