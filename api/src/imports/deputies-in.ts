import { CONTINUITY_LIMITS, deputyFaults, hasVisible, LIMITS, type Deputy, type ResourceKind } from '@holdfast/domain';
import type { RowReader } from './row-reader';
import type { World } from './world';

const QUOTED = /^["'\u2018\u2019\u201c\u201d](.*)["'\u2018\u2019\u201c\u201d]$/;

/** Deputies as a cell names them, in its order. A role that nobody here holds is written in quotation marks, so that a name with a slip in it is never taken for one. */
export function deputiesIn(reader: RowReader, { people }: World, kind: ResourceKind | undefined): Deputy[] | undefined {
  const text = reader.text('deputies', LIMITS.narrative, false);
  if (text === undefined) return undefined;
  const deputies: Deputy[] = [];
  for (const part of text.split(/[;\n]/).map((one) => one.trim().replace(/\s+/g, ' ')).filter(Boolean)) {
    const role = QUOTED.exec(part)?.[1]?.trim();
    if (role !== undefined) {
      if (!hasVisible(role) || role.length > LIMITS.name) return reader.fault('deputies', `A role has room for ${LIMITS.name} characters`);
      deputies.push({ personId: null, role });
      continue;
    }
    const found = people.find(part);
    if ('fault' in found) return reader.fault('deputies', `${part}: ${found.fault}. Write a role that nobody here holds in quotation marks`, found.meant);
    deputies.push({ personId: found.one.id, role: '' });
  }
  if (deputies.length > CONTINUITY_LIMITS.deputies) return reader.fault('deputies', `There is room for ${CONTINUITY_LIMITS.deputies} deputies`);
  const [wrong] = kind ? deputyFaults(deputies, kind) : [];
  return wrong ? reader.fault('deputies', wrong.message) : deputies;
}

export const deputiesInWords = (deputies: readonly Deputy[], { peopleById }: World): string =>
  deputies.map(({ personId, role }) => [personId ? (peopleById.get(personId)?.say ?? 'Somebody who left') : '', role && `"${role}"`].filter(Boolean).join(' as ')).join('; ');
