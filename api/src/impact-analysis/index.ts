export { ACTIVITY_JOINS, activityInSight, mtpdJson, waitsForCaller as analysisWaits } from './analysis-row';
export { ImpactAnalysisModule } from './impact-analysis.module';
export { homeAnalyses } from './home-analyses';
export { ListAnalyses } from './list-analyses';
