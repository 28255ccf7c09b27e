import type { DemoCouncil, LoadDay } from '@holdfast/db';
import { storyOfActivities } from './story-of-activities';
import { storyOfDependencies } from './story-of-dependencies';
import { storyOfExercises } from './story-of-exercises';
import { storyOfInvocations } from './story-of-invocations';
import { storyOfImpactAnalyses } from './story-of-impact-analyses';
import { storyOfPlans } from './story-of-plans';
import { storyOfResources } from './story-of-resources';
import type { ToldRisks } from './story-of-risks';
import type { ToldContinuity } from './told-continuity';
import { storyOfScenarios } from './story-of-scenarios';
import type { Step } from './step';

/** What the council does, what that leans on, what leans on what, what it means to lose it, how it is recovered, and how getting it back was rehearsed. */
export function storyOfContinuity(council: DemoCouncil, day: LoadDay, risks: ToldRisks, told: ToldContinuity): Step[] {
  return [
    ...storyOfActivities(council, day, told), ...storyOfResources(council, day, told), ...storyOfDependencies(day, told),
    ...storyOfImpactAnalyses(council, day, told), ...storyOfPlans(council, day, told, risks), ...storyOfExercises(council, day, told, risks), ...storyOfScenarios(day, told), ...storyOfInvocations(council, day, told, risks),
  ];
}
