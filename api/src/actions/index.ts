export { UNENDED } from './action-conditions';
export { actionRowJoins, actionRowJson, asksForScore, instantSql } from './action-row';
export { actionScope, inSight } from './action-scope';
export { addAction } from './add-action';
export { dueDateFaults } from './due-date';
export { ActionsModule } from './actions.module';
export { handOverActions } from './hand-over-actions';
export { serveToo } from './serve-too';
