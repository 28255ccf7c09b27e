export { auditHead } from './audit-head';
export { requireAuditor } from './require-auditor';
export { exactly, SEALED_EVENT, toSealedEvent, type SealedEventRow } from './sealed-event';
export { AuditModule } from './audit.module';
export { SealEvents } from './seal-events';
export { LOG_BATCH } from './verify/compared-exercises';
export { verifyOrganisation, type Verified } from './verify/verify-organisation';
