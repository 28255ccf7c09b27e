import { Module } from '@nestjs/common';
import { ApproveAnalysis } from './approve-analysis';
import { EditAnalysis } from './edit-analysis';
import { ImpactAnalysisController } from './impact-analysis.controller';
import { ImpactAnalysisQueries } from './impact-analysis-queries';
import { ImpactBands } from './impact-bands';
import { ListAnalyses } from './list-analyses';
import { ReturnAnalysis } from './return-analysis';
import { ReviewAnalysis } from './review-analysis';
import { StartAnalysis } from './start-analysis';
import { SubmitAnalysis } from './submit-analysis';
import { WithdrawAnalysis } from './withdraw-analysis';

@Module({
  controllers: [ImpactAnalysisController],
  providers: [ImpactAnalysisQueries, ListAnalyses, ImpactBands, StartAnalysis, EditAnalysis, SubmitAnalysis, ReturnAnalysis, ApproveAnalysis, WithdrawAnalysis, ReviewAnalysis],
  exports: [ListAnalyses],
})
export class ImpactAnalysisModule {}
