export { ENTRIES_TOLD } from './entry-sources';
export { drawnColumn, evidencedCte, evidencedJoin, isDrawn, rowEvidenceJson } from './evidenced-risks';
