export { DECIDING_ENTRY, entriesTold } from './entry-sources';
export { drawnColumn, evidencedCte, evidencedJoin, isDrawn, rowEvidenceJson } from './evidenced-risks';
