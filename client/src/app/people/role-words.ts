import type { PersonView } from '@holdfast/contracts';
import type { Role } from '@holdfast/domain';

/** A role and, in one sentence, what it lets somebody do in its unit and below. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly meaning: string }>> = {
  administrator: { name: 'Administrator', meaning: 'Sets up units, people and registers. Reads the registers, scores nothing.' },
  'risk-manager': { name: 'Risk manager', meaning: 'Reads the whole organisation; keeps registers and risks of the unit. At the top also matrices and crosswalks.' },
  'register-owner': { name: 'Register owner', meaning: 'Adds registers, risks, objectives and indicators of the unit, and decides in the registers they own.' },
  'risk-owner': { name: 'Risk owner', meaning: 'Reads the registers of the unit, adds risks, and scores the ones they own.' },
  'continuity-manager': { name: 'Continuity manager', meaning: 'Reads the registers of the unit.' },
  auditor: { name: 'Auditor', meaning: 'Reads everything in the whole organisation, and changes nothing.' },
  viewer: { name: 'Viewer', meaning: 'Reads the public wording of the registers of the unit, as elected members do.' },
};

export const STATE_WORDS: Readonly<Record<PersonView['state'], string>> = { invited: 'Invited', active: 'Active', left: 'Left' };
