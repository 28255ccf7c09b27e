export * from './find-table';
export * from './match-headers';
export * from './nearest';
export * from './read-values';
export * from './rows-at';
export * from './sheet';
