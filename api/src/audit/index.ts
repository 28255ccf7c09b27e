export { AuditModule } from './audit.module';
export { SealEvents } from './seal-events';
