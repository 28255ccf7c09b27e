export { entriesTold, rehearsedBy } from './entry-sources';
export { drawnColumn, evidencedCte, evidencedJoin, isDrawn, myFailedRisks, rowEvidenceJson } from './evidenced-risks';
