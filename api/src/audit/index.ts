export { AuditModule } from './audit.module';
export { SealEvents } from './seal-events';
export { verifyOrganisation, type Verified } from './verify/verify-organisation';
