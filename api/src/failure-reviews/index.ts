export { FailureReviewsModule } from './failure-reviews.module';
export { reviewForReader } from './load-review';
export { writeReview } from './review-pdf';
export { audited as auditedReview, type StoredLesson, type StoredReview } from './stored-review';
