export { FailureReviewsModule } from './failure-reviews.module';
export { audited as auditedReview, type StoredLesson, type StoredReview } from './stored-review';
