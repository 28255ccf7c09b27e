import type { AddDependencyRequest, DependencyView, RetireRequest } from '@holdfast/contracts';
import { DEPENDENCIES, type DemoDependency, type LoadDay } from '@holdfast/db';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

/** Some days after the resources. */
const ADDED_DAYS_AGO = 423;
/** After the recommendations of the day. */
const MINUTE = 430;

export const storyOfDependencies = (day: LoadDay, told: ToldContinuity): Step[] => DEPENDENCIES.flatMap((dependency, index) => storyOf(dependency, index, day, told));

function storyOf({ of, on, needed = 1, note = '', addedDaysAgo = ADDED_DAYS_AGO, ended }: DemoDependency, index: number, day: LoadDay, told: ToldContinuity): Step[] {
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  let view: DependencyView | undefined;
  return [
    {
      at: at(addedDaysAgo), by: 'continuityManager',
      act: async (voice) => {
        const request: AddDependencyRequest = { dependentId: thingAt(told, of).id, memberIds: on.map((key) => thingAt(told, key).id), needed, note };
        view = await voice.post<DependencyView>('dependencies', request);
      },
    },
    ...(ended ? [{
      at: at(ended.daysAgo), by: 'continuityManager',
      act: async (voice) => {
        if (!view) throw new TypeError(`What ${of} leans on is not there yet`);
        await voice.post(`dependencies/${view.id}/end`, { reason: ended.reason } satisfies RetireRequest, view.version);
      },
    } satisfies Step] : []),
  ];
}
