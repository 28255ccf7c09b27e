import type { UnitKind } from '@holdfast/domain';

export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = { organisation: 'Organisation', directorate: 'Directorate', service: 'Service', team: 'Team' };
