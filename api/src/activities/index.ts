export { ActivitiesModule } from './activities.module';
export { activityRowJoins, activityRowJson } from './activity-row';
export { newActivity } from './add-activity';
export { loadActivity, lockActivity, type ActivityInPlace } from './load-activity';
export { audited as auditedActivity, type StoredActivity } from './stored-activity';
