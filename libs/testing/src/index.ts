export * from './a-council';
export * from './fill-registers';
