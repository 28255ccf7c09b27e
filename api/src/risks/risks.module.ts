import { Module } from '@nestjs/common';
import { AddRisk } from './add-risk';
import { AssessRisk } from './assess-risk';
import { CloseRisk } from './close-risk';
import { DiscardDraft } from './discard-draft';
import { EditRisk } from './edit-risk';
import { LinkUpperRisk } from './link-upper-risk';
import { NameControls } from './name-controls';
import { ReadingsModule } from '../readings';
import { RiskChanges } from './risk-changes';
import { RiskQueries } from './risk-queries';
import { RisksController } from './risks.controller';
import { SubmitRisk } from './submit-risk';
import { UnlinkUpperRisk } from './unlink-upper-risk';

@Module({
  imports: [ReadingsModule],
  controllers: [RisksController],
  providers: [RiskQueries, RiskChanges, AddRisk, EditRisk, SubmitRisk, DiscardDraft, AssessRisk, CloseRisk, LinkUpperRisk, NameControls, UnlinkUpperRisk],
})
export class RisksModule {}
