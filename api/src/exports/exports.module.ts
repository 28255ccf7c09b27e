import { Module } from '@nestjs/common';
import { JobsModule } from '../platform/jobs';
import { AskExport } from './ask-export';
import { CancelExport } from './cancel-export';
import { ExportQueries } from './export-queries';
import { ExportRounds } from './export-rounds';
import { ExportsController } from './exports.controller';
import { MakeExport } from './make-export';

@Module({
  imports: [JobsModule],
  controllers: [ExportsController],
  providers: [AskExport, CancelExport, ExportQueries, ExportRounds, MakeExport],
})
export class ExportsModule {}
