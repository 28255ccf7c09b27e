export * from './vocabulary';
export * from './risk-matrix';
