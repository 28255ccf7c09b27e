import type { ParamMap, Params } from '@angular/router';

/** What the audit trail is narrowed to, as its address says. */
export interface AuditFilters {
  readonly actor: readonly string[];
  readonly action: readonly string[];
  readonly type: readonly string[];
  readonly register: readonly string[];
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export type SeveralOf = 'actor' | 'action' | 'type' | 'register';
export const SEVERAL: readonly SeveralOf[] = ['actor', 'action', 'type', 'register'];

export const NO_FILTERS: AuditFilters = { actor: [], action: [], type: [], register: [], subject: null, from: null, to: null };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NAME = /^[a-z][a-z.-]{0,79}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an address holds that means nothing is left out, rather than refused. */
export function readFilters(params: ParamMap): AuditFilters {
  const many = (name: string, fits: RegExp): string[] => [...new Set(params.getAll(name).filter((value) => fits.test(value)))];
  const one = (name: string, fits: RegExp): string | null => params.getAll(name).find((value) => fits.test(value)) ?? null;
  return {
    actor: many('actor', ID), action: many('action', NAME), type: many('type', NAME), register: many('register', ID),
    subject: one('subject', ID), from: one('from', DAY), to: one('to', DAY),
  };
}

export const writeFilters = ({ actor, action, type, register, subject, from, to }: AuditFilters): Params => {
  const several = (values: readonly string[]): readonly string[] | null => (values.length ? values : null);
  return { actor: several(actor), action: several(action), type: several(type), register: several(register), subject, from, to };
};

/** The same for the server, where what is not said is left out. */
export const listQuery = (filters: AuditFilters): Record<string, string | readonly string[]> =>
  Object.fromEntries(Object.entries(writeFilters(filters)).filter((entry): entry is [string, string | readonly string[]] => entry[1] !== null));

export const isNarrowed = (filters: AuditFilters): boolean => Object.keys(listQuery(filters)).length > 0;
