import { Module } from '@nestjs/common';
import { ReadAuditHead } from './audit-head';
import { AuditController } from './audit.controller';
import { ListEvents } from './list-events';
import { ReadRoleHistory } from './read-role-history';
import { SealEvents } from './seal-events';

@Module({
  controllers: [AuditController],
  providers: [SealEvents, ListEvents, ReadAuditHead, ReadRoleHistory],
  exports: [SealEvents],
})
export class AuditModule {}
