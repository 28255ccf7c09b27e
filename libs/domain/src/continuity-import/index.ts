export * from './continuity-fields';
export * from './what-a-sheet-holds';
