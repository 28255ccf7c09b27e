import { recoveryGraph, type RecoveryInput } from './recovery-graph';
import { pointNeeded } from './recovery-point';

const activity = (id: string) => ({ id, resume: null, rto: null, mtpd: null });
const resource = (id: string) => ({ id, locatedAtId: null, supplierId: null, standby: false, declared: null, contractual: null });
const needs = (dependentId: string, ...memberIds: string[]) => ({ dependentId, needed: memberIds.length, memberIds });

const pointsOf = (input: RecoveryInput, rpo: number[]): (number | null)[] => {
  const points = pointNeeded(recoveryGraph(input), rpo);
  return input.resources.map((_, at) => (Number.isFinite(points[input.activities.length + at]!) ? points[input.activities.length + at]! : null));
};

describe('how old the data of a resource may be', () => {
  it.each<[string, RecoveryInput, number[], (number | null)[]]>([
    ['is the RPO of the activity that leans on it, however far below', { activities: [activity('care')], resources: [resource('records'), resource('storage')], dependencies: [needs('care', 'records'), needs('records', 'storage')] }, [60], [60, 60]],
    ['is the least of several', { activities: [activity('care'), activity('pay')], resources: [resource('storage')], dependencies: [needs('care', 'storage'), needs('pay', 'storage')] }, [240, 30], [30]],
    ['is not known where no RPO is stated', { activities: [activity('care')], resources: [resource('storage')], dependencies: [needs('care', 'storage')] }, [NaN], [null]],
    ['may be nothing at all', { activities: [activity('care')], resources: [resource('storage')], dependencies: [needs('care', 'storage')] }, [0], [0]],
    ['is not known of what nothing leans on', { activities: [activity('care')], resources: [resource('spare')], dependencies: [] }, [60], [null]],
    ['goes round a circle once', { activities: [activity('care')], resources: [resource('directory'), resource('network')], dependencies: [needs('care', 'directory'), needs('directory', 'network'), needs('network', 'directory')] }, [60], [60, 60]],
    ['passes from activity to activity', { activities: [activity('care'), activity('calls')], resources: [resource('lines')], dependencies: [needs('care', 'calls'), needs('calls', 'lines')] }, [15, NaN], [15]],
  ])('%s', (_, input, rpo, expected) => {
    expect(pointsOf(input, rpo)).toEqual(expected);
  });
});
