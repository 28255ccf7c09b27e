export * from './a-council';
export * from './fill-registers';
export * from './fill-events';
export * from './fill-past';
export * from './fill-continuity';
export * from './fill-evidence';
