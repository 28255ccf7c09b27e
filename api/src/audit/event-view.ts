import type { AuditEventView, PersonRef } from '@holdfast/contracts';
import { isId } from './names-of';

export interface EventRow {
  id: string;
  at: string;
  action: string;
  subjectType: string;
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  actor: PersonRef | null;
  register: { id: string; name: string } | null;
  token: string | null;
  withheld: boolean;
  seal: number | null;
}

type Names = ReadonlyMap<string, unknown>;

export function toEventView({ id, at, action, subjectType, subjectId, before, after, actor, token, register, withheld, seal }: EventRow, names: Names): AuditEventView {
  const when = new Date(at).toISOString();
  if (withheld) return { id, at: when, actor: null, token: null, action: 'draft', subject: { type: 'draft', id: '', label: null }, register: null, changes: [], withheld, seal };
  const label = names.get(subjectId);
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return {
    id, at: when, actor, token, action,
    subject: { type: subjectType, id: subjectId, label: isPerson(label) ? label.jobTitle : typeof label === 'string' ? label : null },
    register,
    changes: fields.flatMap((field) => change(field, before?.[field] ?? null, after?.[field] ?? null, names)),
    withheld, seal,
  };
}

function change(field: string, before: unknown, after: unknown, names: Names): AuditEventView['changes'] {
  const [was, is] = [named(before, names), named(after, names)];
  // Ids of what has no name tie an event to a row; to a reader they say nothing.
  if (was === null && is === null && (before !== null || after !== null)) return [];
  return [{ field: field.replace(/Id(s?)$/, '$1'), before: was, after: is }];
}

/** Matrices and mappings go on for pages. */
const TOO_LARGE = 20;

function named(value: unknown, names: Names): unknown {
  if (isId(value)) return names.get(value) ?? null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.length > TOO_LARGE ? {} : value.map((one) => named(one, names));
  if (JSON.stringify(value).length > 1_000) return {};
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name.replace(/Id$/, ''), named(part, names)]));
}

function isPerson(value: unknown): value is PersonRef {
  return typeof value === 'object' && value !== null && 'jobTitle' in value;
}
