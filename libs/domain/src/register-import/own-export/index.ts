export { ownExportOf, type OwnExport } from './own-export';
export { ownCells, ownHeader, ownSheetName, type OwnJsonColumn } from './own-json-table';
export { actionsInLines, controlsInLines } from './own-things';
export type { OwnRead, OwnStanding } from './own-row-reader';
