export { auditHead } from './audit-head';
export { AuditModule } from './audit.module';
export { SealEvents } from './seal-events';
export { verifyOrganisation, type Verified } from './verify/verify-organisation';
