export { ownExportOf, type OwnExport } from './own-export';
export { ownJsonSheets } from './own-json-sheets';
export { actionsInLines, controlsInLines } from './own-things';
export type { OwnRead, OwnStanding } from './own-row-reader';
