import { Module } from '@nestjs/common';
import { MitigationAppendix } from './mitigation-appendix';
import { MitigationController } from './mitigation.controller';

@Module({ controllers: [MitigationController], providers: [MitigationAppendix] })
export class MitigationModule {}
