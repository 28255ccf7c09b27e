export { handOverPlans } from './hand-over-plans';
export { homePlans } from './home-plans';
export { lastRehearsedSql } from './last-rehearsed';
export { digestOfKept } from './plan-kept';
export { withoutNumbers } from './plan-names';
export { planReviewsInCalendar, type PlanReviewInCalendar } from './plan-reviews-in-calendar';
export { IN_SIGHT as PLAN_IN_SIGHT, planScope } from './plan-row';
export { PlansModule } from './plans.module';
export { digestOf as digestOfPlan } from './write-plan';
