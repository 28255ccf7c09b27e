import { Module } from '@nestjs/common';
import { AskWhatIf } from './ask-what-if';
import { GapsOfAction } from './gaps-of-action';
import { ListGaps } from './list-gaps';
import { ListScenarios } from './list-scenarios';
import { ListSinglePoints } from './list-single-points';
import { PlanForGap } from './plan-for-gap';
import { RecoveryAnalysisController } from './recovery-analysis.controller';
import { RaiseFromGap } from './raise-from-gap';
import { SaveScenario } from './save-scenario';

@Module({ controllers: [RecoveryAnalysisController], providers: [ListGaps, PlanForGap, GapsOfAction, RaiseFromGap, AskWhatIf, ListSinglePoints, ListScenarios, SaveScenario] })
export class RecoveryAnalysisModule {}
