export { ACTIVITY_JOINS, activityInSight, waitsForCaller as analysisWaits } from './analysis-row';
export { ImpactAnalysisModule } from './impact-analysis.module';
export { homeAnalyses } from './home-analyses';
