export { handOverInvocations } from './hand-over-invocations';
export { InvocationsModule } from './invocations.module';
export { loadInvocation, mayRecord as mayRecordInvocation, type InvocationInPlace } from './load-invocation';
export { audited as auditedInvocation, type StoredInvocation, type StoredInvokedPlan } from './stored-invocation';
