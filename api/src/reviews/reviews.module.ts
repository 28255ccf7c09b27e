import { Module } from '@nestjs/common';
import { EndSitting } from './end-sitting';
import { NoteAttendance } from './note-attendance';
import { OpenSitting } from './open-sitting';
import { ReviewQueries } from './review-queries';
import { ReviewRisk } from './review-risk';
import { ReviewsController } from './reviews.controller';
import { SittingQueries } from './sitting-queries';
import { SkipRisk } from './skip-risk';

@Module({
  controllers: [ReviewsController],
  providers: [ReviewQueries, SittingQueries, ReviewRisk, OpenSitting, NoteAttendance, SkipRisk, EndSitting],
})
export class ReviewsModule {}
