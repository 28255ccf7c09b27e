import { Module } from '@nestjs/common';
import { ClaimRecommendation } from './claim-recommendation';
import { CloseRecommendation } from './close-recommendation';
import { EditRecommendation } from './edit-recommendation';
import { FollowUpRecommendation } from './follow-up-recommendation';
import { LinkRecommendation } from './link-recommendation';
import { ListRecommendations } from './list-recommendations';
import { PlanForRecommendation } from './plan-for-recommendation';
import { RaiseRecommendation } from './raise-recommendation';
import { RecommendationQueries } from './recommendation-queries';
import { RecommendationsController } from './recommendations.controller';
import { RescheduleRecommendation } from './reschedule-recommendation';
import { RespondToRecommendation } from './respond-to-recommendation';

@Module({
  controllers: [RecommendationsController],
  providers: [
    RecommendationQueries, ListRecommendations, RaiseRecommendation, EditRecommendation, RespondToRecommendation, RescheduleRecommendation, ClaimRecommendation, FollowUpRecommendation,
    CloseRecommendation, LinkRecommendation, PlanForRecommendation,
  ],
})
export class RecommendationsModule {}
