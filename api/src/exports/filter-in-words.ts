import { codeInWords } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import type { ExportedList } from './export-source';

type Filter = Partial<ExportedList['filter']>;

/** As the address of the list says it, in an order of its own. */
export function addressOf(filter: Filter): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const one of Array.isArray(value) ? (value as string[]) : [value]) if (one !== undefined && one !== false && one !== '') said.append(name, String(one));
  return said.toString();
}

const NAMED: Readonly<Partial<Record<keyof Filter, [label: string, names: string]>>> = {
  register: ['Register', `SELECT x.id, x.name FROM register x JOIN readable_registers($3) readable ON readable.register_id = x.id`],
  owner: ['Risk owner', 'SELECT x.id, x.job_title AS name FROM person x'],
  unit: ['Unit', 'SELECT x.id, x.name FROM unit x'],
  category: ['Category', 'SELECT x.id, x.name FROM category x'],
  objective: ['Objective', `SELECT x.id, x.code || ' ' || x.title AS name FROM objective x`],
};
const CODED: Readonly<Partial<Record<keyof Filter, string>>> = {
  status: 'Status', treatment: 'Treatment', due: 'Review', movement: 'Movement', acceptance: 'Acceptance', evidence: 'Evidence', level: 'Level', likelihood: 'Likelihood', impact: 'Impact', kind: 'Assessment',
};
const YES: Readonly<Partial<Record<keyof Filter, string>>> = { unscored: 'Unscored', levelOnly: 'Level only', notComparable: 'Not comparable', leftOut: 'Left out of the roll-up', cannotBeDrawn: 'Cannot be drawn' };

/** What the list was narrowed to, for people. What is not theirs to see has no name here either. */
export async function filterInWords(sql: Sql, organisationId: string, personId: string, filter: Filter): Promise<string> {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(filter) as [keyof Filter, unknown][]) {
    if (value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const named = NAMED[name];
    if (named) {
      const [label, names] = named;
      const found = await sql.unprepared<{ name: string }>(`${names} WHERE x.organisation_id = $1 AND x.id = ANY ($2::uuid[]) AND $3::uuid IS NOT NULL ORDER BY 2`, [organisationId, value, personId]);
      parts.push(`${label}: ${found.map((one) => one.name).join(', ') || 'none'}`);
    } else if (YES[name]) parts.push(YES[name]);
    else if (CODED[name]) parts.push(`${CODED[name]}: ${(Array.isArray(value) ? (value as string[]) : [value as string]).map((one) => (name === 'level' || name === 'likelihood' || name === 'impact' ? one : codeInWords(one))).join(', ')}`);
    else if (name === 'q') parts.push(`Words: ${value as string}`);
  }
  if (!filter.status?.length) parts.unshift('Status: Open');
  return parts.join('; ');
}
