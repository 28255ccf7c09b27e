import { Module } from '@nestjs/common';
import { AskWhatIf } from './ask-what-if';
import { ListGaps } from './list-gaps';
import { ListScenarios } from './list-scenarios';
import { RecoveryAnalysisController } from './recovery-analysis.controller';
import { RaiseFromGap } from './raise-from-gap';
import { SaveScenario } from './save-scenario';

@Module({ controllers: [RecoveryAnalysisController], providers: [ListGaps, RaiseFromGap, AskWhatIf, ListScenarios, SaveScenario] })
export class RecoveryAnalysisModule {}
