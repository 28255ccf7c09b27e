/** What somebody says that a thing needs. */
export interface DependencySaid {
  readonly dependent: { readonly id: string; readonly is: 'activity' | 'resource' };
  readonly activityIds: readonly string[];
  readonly resourceIds: readonly string[];
  readonly needed: number;
}

export interface DependencyFault {
  readonly field: 'memberIds' | 'needed';
  readonly message: string;
}

/** What is wrong with a dependency, whatever else is known of its members. A circle by way of others is none of it: it may be so. */
export function dependencyFaults({ dependent, activityIds, resourceIds, needed }: DependencySaid): DependencyFault[] {
  const faults: DependencyFault[] = [];
  if (dependent.is === 'resource' && activityIds.length > 0) faults.push({ field: 'memberIds', message: 'A resource leans on resources only' });
  if ((dependent.is === 'activity' ? activityIds : resourceIds).includes(dependent.id)) faults.push({ field: 'memberIds', message: 'Nothing leans on itself: choose something else' });
  const members = activityIds.length + resourceIds.length;
  if (members === 0) faults.push({ field: 'memberIds', message: 'Choose what it leans on' });
  else if (needed > members) faults.push({ field: 'needed', message: members === 1 ? 'Only one is chosen, so one is needed' : `Only ${members} are chosen: no more than these can be needed` });
  return faults;
}
