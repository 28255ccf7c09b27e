export { auditHead } from './audit-head';
export { AuditModule } from './audit.module';
export { SealEvents } from './seal-events';
export { LOG_BATCH } from './verify/compared-exercises';
export { verifyOrganisation, type Verified } from './verify/verify-organisation';
