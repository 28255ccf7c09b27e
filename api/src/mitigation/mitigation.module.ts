import { Module } from '@nestjs/common';
import { ReadingsModule } from '../readings';
import { MitigationAppendix } from './mitigation-appendix';
import { MitigationController } from './mitigation.controller';

@Module({ imports: [ReadingsModule], controllers: [MitigationController], providers: [MitigationAppendix], exports: [MitigationAppendix] })
export class MitigationModule {}
