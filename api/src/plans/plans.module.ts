import { Module } from '@nestjs/common';
import { ReadingsModule } from '../readings';
import { ApproveDraft } from './approve-draft';
import { ConfirmCode } from './confirm-code';
import { DropDraft } from './drop-draft';
import { EditPlan } from './edit-plan';
import { ListPlans } from './list-plans';
import { PlanQueries } from './plan-queries';
import { PlansController } from './plans.controller';
import { RetirePlan } from './retire-plan';
import { ReturnDraft } from './return-draft';
import { ReviewPlan } from './review-plan';
import { SaveDraft } from './save-draft';
import { StartDraft } from './start-draft';
import { StartPlan } from './start-plan';
import { SubmitDraft } from './submit-draft';
import { TakeCopy } from './take-copy';
import { WithdrawDraft } from './withdraw-draft';

@Module({
  imports: [ReadingsModule],
  controllers: [PlansController],
  providers: [PlanQueries, ListPlans, StartPlan, EditPlan, StartDraft, SaveDraft, SubmitDraft, ReturnDraft, WithdrawDraft, ApproveDraft, DropDraft, ReviewPlan, RetirePlan, TakeCopy, ConfirmCode],
})
export class PlansModule {}
