import type { RegisterView } from '@holdfast/contracts';
import type { Council } from '../council';
import type { JobTitle } from '../people';
import { inDays } from './days';

export const hours = (count: number) => ({ minutes: count * 60, calendarId: null });

/** Names of what leans on what, each with the word of the journey in it. */
export interface AGap {
  word: string;
  /** Lost for 72 hours; the network is there. */
  site: string;
  /** Takes over after 5 hours, which is too long. */
  standby: string;
  /** 3 hours, once one of the two sites serves. */
  network: string;
  /** Parking permits: an hour after the network, with an RTO of 4 hours and an MTPD of 8. */
  permits: string;
  ids: { site: string; standby: string; network: string; permits: string };
  register: RegisterView;
}

/** Sites that come back too late for what leans on them, kept by the Head of ICT, with a register of the unit for what is raised about it. */
export async function aGap(council: Council, councilAs: (jobTitle: JobTitle) => Promise<Council>): Promise<AGap> {
  const word = Math.random().toString(36).slice(2, 8);
  const [site, standby, network, permits] = [`Town hall ${word}`, `Recovery site ${word}`, `Network ${word}`, `Parking permits ${word}`];
  const [unitId, ownerId] = [(await council.get<{ id: string; name: string }[]>('units')).find(({ name }) => name === 'ICT')!.id, await council.personId('Head of ICT')];
  const register = await council.register({ unit: 'ICT', owner: 'Risk Manager' });
  const resource = async (name: string, kind: string, more: object): Promise<string> => (await council.post<{ id: string }>('resources', { name, kind, unitId, ownerId, ...more })).id;
  const siteId = await resource(site, 'site', { declared: hours(72) });
  const standbyId = await resource(standby, 'site', { declared: hours(5), standby: true });
  const networkId = await resource(network, 'infrastructure', { declared: hours(3), locatedAtId: siteId });
  const activity = await council.post<{ id: string }>('activities', { name: permits, unitId, ownerId, critical: true, criticalReason: 'Drivers are fined', resume: hours(1) });
  await council.post('dependencies', { dependentId: networkId, needed: 1, memberIds: [siteId, standbyId] });
  await council.post('dependencies', { dependentId: activity.id, needed: 1, memberIds: [networkId] });

  // Its impact was analysed by its owner and approved by another person.
  const owner = await councilAs('Head of ICT');
  const draft = await owner.post<{ id: string; version: number }>(`activities/${activity.id}/impact-analyses`, {
    bands: [240, 1440], matrixVersionId: await council.matrixVersionId('Corporate 5 × 5'), impacts: [{ category: 'overall', levels: ['2', '4'], note: '' }], intolerable: '4', mtpdOverride: hours(8), mtpdReason: 'Fines',
    rto: hours(4), rpo: null, mbco: '', mbcoPercent: null, peaks: [], people: [null, null], seats: [null, null], equipment: [],
  });
  const submitted = await owner.post<{ version: number }>(`impact-analyses/${draft.id}/submission`, {}, draft.version);
  await council.post(`impact-analyses/${draft.id}/approval`, { nextReview: inDays(200) }, submitted.version);
  return { word, site, standby, network, permits, ids: { site: siteId, standby: standbyId, network: networkId, permits: activity.id }, register };
}
