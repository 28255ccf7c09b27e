export { handOverRecommendations } from './hand-over-recommendations';
export { homeRecommendations } from './home-recommendations';
export { recommendationConditions, TO_DO } from './recommendation-conditions';
export { recommendationRowJoins, recommendationRowJson } from './recommendation-row';
export { inSight as recommendationInSight, recommendationScope } from './recommendation-scope';
export { RecommendationsModule } from './recommendations.module';
