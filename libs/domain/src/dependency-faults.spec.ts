import { describe, expect, it } from '@jest/globals';
import { dependencyFaults, type DependencySaid } from './dependency-faults';

const said = (more: Partial<DependencySaid>): DependencySaid => ({ dependent: { id: 'a', is: 'activity' }, activityIds: [], resourceIds: ['r'], needed: 1, ...more });
const resource = { id: 'r', is: 'resource' } as const;

describe('what is wrong with a dependency', () => {
  it.each<[string, DependencySaid, string[]]>([
    ['nothing: on one thing', said({}), []],
    ['nothing: one of two', said({ resourceIds: ['r', 's'] }), []],
    ['nothing: both of two', said({ resourceIds: ['r', 's'], needed: 2 }), []],
    ['nothing: an activity on another', said({ activityIds: ['b'], resourceIds: [] }), []],
    ['on nothing', said({ resourceIds: [] }), ['memberIds: Choose what it leans on']],
    ['on itself', said({ activityIds: ['a'] }), ['memberIds: Nothing leans on itself: choose something else']],
    ['a resource on itself', said({ dependent: resource }), ['memberIds: Nothing leans on itself: choose something else']],
    ['a resource on an activity', said({ dependent: resource, activityIds: ['b'], resourceIds: ['s'] }), ['memberIds: A resource leans on resources only']],
    ['two of one', said({ needed: 2 }), ['needed: Only one is chosen, so one is needed']],
    ['three of two', said({ resourceIds: ['r', 's'], needed: 3 }), ['needed: Only 2 are chosen: no more than these can be needed']],
  ])('%s', (_what, dependency, faults) => {
    expect(dependencyFaults(dependency).map(({ field, message }) => `${field}: ${message}`)).toEqual(faults);
  });
});
