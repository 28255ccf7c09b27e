import { Module } from '@nestjs/common';
import { SealEvents } from './seal-events';

@Module({
  providers: [SealEvents],
  exports: [SealEvents],
})
export class AuditModule {}
