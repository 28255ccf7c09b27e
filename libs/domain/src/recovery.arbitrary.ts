import fc from 'fast-check';
import type { Duration } from './duration';
import type { RecoveryInput } from './recovery-graph';

const minutes = (known = 4): fc.Arbitrary<Duration | null> =>
  fc.option(fc.integer({ min: 0, max: 12 }).map((hours) => ({ minutes: hours * 60, calendarId: null })), { freq: known });

/** Small councils with everything that makes recovery hard: choices, cycles, standbys, sites, times that nobody stated. */
export const recoveryInputs = ({ cycles }: { cycles: boolean }): fc.Arbitrary<RecoveryInput> =>
  fc.record({
    activities: fc.array(fc.record({ resume: minutes(6), rto: minutes(6), mtpd: minutes() }), { minLength: 1, maxLength: 4 }),
    resources: fc.array(fc.record({ declared: minutes(6), contractual: minutes(), standby: fc.nat(3), site: fc.nat(12), supplier: fc.nat(20) }), { minLength: 1, maxLength: 7 }),
    dependencies: fc.array(fc.record({ dependent: fc.nat(), members: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), needed: fc.integer({ min: 1, max: 3 }) }), { maxLength: 12 }),
  }).map(({ activities, resources, dependencies }) => {
    const ids = [...activities.map((_, at) => `a${at}`), ...resources.map((_, at) => `r${at}`)];
    const resource = (at: number, itself: number): string | null => (at < resources.length && at !== itself ? `r${at}` : null);
    return {
      activities: activities.map((activity, at) => ({ ...activity, id: `a${at}` })),
      resources: resources.map(({ declared, contractual, standby, site, supplier }, at) => ({
        id: `r${at}`, declared, contractual, standby: standby === 0, locatedAtId: resource(site, at), supplierId: resource(supplier, at),
      })),
      dependencies: dependencies.flatMap(({ dependent, members, needed }) => {
        const from = dependent % ids.length;
        // Without cycles everything leans on what comes later in the list alone.
        const reach = cycles ? ids : ids.slice(from + 1);
        const memberIds = [...new Set(reach.length === 0 ? [] : members.map((member) => reach[member % reach.length]!))];
        return memberIds.length === 0 ? [] : [{ dependentId: ids[from]!, needed: Math.min(needed, memberIds.length), memberIds }];
      }),
    };
  });
