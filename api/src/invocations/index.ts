export { handOverInvocations } from './hand-over-invocations';
export { invocationSeen } from './invocation-row';
export { InvocationsModule } from './invocations.module';
export { planPastRto, resourcePastRto, resourcesPastRto } from './past-rto';
export { writeInvocationVerdicts } from './write-verdicts';
export { askedOf, invocationBehind, loadInvocation, mayRecord as mayRecordInvocation, requirementsIn, toInvocationView, type InvocationInPlace } from './load-invocation';
export { audited as auditedInvocation, type StoredInvocation, type StoredInvokedPlan } from './stored-invocation';
