export * from './a-council';
