export { lapseUndecided } from './lapse-undecided';
export type { StoredEscalation, StoredSource } from './stored-escalation';
export { insertEscalation, updateEscalation } from './write-escalation';
