export { handOverInvocations } from './hand-over-invocations';
export { invocationSeen } from './invocation-row';
export { InvocationsModule } from './invocations.module';
export { writeInvocationVerdicts } from './write-verdicts';
export { loadInvocation, mayRecord as mayRecordInvocation, toInvocationView, type InvocationInPlace } from './load-invocation';
export { audited as auditedInvocation, type StoredInvocation, type StoredInvokedPlan } from './stored-invocation';
