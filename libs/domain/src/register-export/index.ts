export * from './export-words';
export * from './export-columns';
export * from './spreadsheet-text';
export * from './sheet-name';
export * from './code-in-words';
