export { HOW_A_REHEARSAL_FAILED, HOW_A_USE_FAILED, entriesTold, rehearsedBy, usedFor } from './entry-sources';
export { drawnColumn, evidencedCte, evidencedJoin, isDrawn, myFailedRisks, rowEvidenceJson } from './evidenced-risks';
