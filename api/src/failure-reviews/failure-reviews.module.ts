import { Module } from '@nestjs/common';
import { BeginReview } from './begin-review';
import { FailureReviewsController } from './failure-reviews.controller';
import { ListReviews } from './list-reviews';
import { PlanForLesson } from './plan-for-lesson';
import { RaiseFromLesson } from './raise-from-lesson';
import { ReviewQueries } from './review-queries';
import { ReviewReport } from './review-report';
import { SignOffReview } from './sign-off-review';
import { WriteReview } from './write-review';

@Module({ controllers: [FailureReviewsController], providers: [ReviewQueries, ReviewReport, ListReviews, BeginReview, WriteReview, SignOffReview, PlanForLesson, RaiseFromLesson] })
export class FailureReviewsModule {}
