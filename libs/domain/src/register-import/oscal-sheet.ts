import type { Sheet } from '../table-reading';
import { recordsAsSheet } from './records-as-sheet';

/* OSCAL 1.1, the models assessment-common and poam: risks of a plan of action and milestones, or of assessment results. */

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const day = (value: unknown): string => /^\d{4}-\d{2}-\d{2}/.exec(text(value))?.[0] ?? text(value);

/** The risks of an OSCAL document as a sheet under our own headers; null for any other JSON. */
export function oscalSheets(value: unknown): Sheet[] | null {
  if (!isObject(value)) return null;
  const plan = value['plan-of-action-and-milestones'];
  if (isObject(plan)) return [sheetOf('Risks of the plan of action and milestones', plan, [plan])];
  const results = value['assessment-results'];
  if (!isObject(results)) return null;
  return [sheetOf('Risks of the assessment results', results, list(results['results']))];
}

/** Where names are looked up that a risk gives by number alone. */
interface Named {
  parties: ReadonlyMap<string, string>;
  observations: ReadonlyMap<string, Json>;
}

function sheetOf(name: string, document: Json, parts: readonly Json[]): Sheet {
  const all = (what: string): readonly Json[] => parts.flatMap((part) => list(part[what]));
  const named: Named = {
    parties: new Map(isObject(document['metadata']) ? list(document['metadata']['parties']).map((party) => [text(party['uuid']), text(party['name'])]) : []),
    observations: new Map(all('observations').map((one) => [text(one['uuid']), one])),
  };
  const [risks, items] = [all('risks'), all('poam-items')];
  const taken = new Set<Json>();
  const records = risks.map((risk) => {
    // Plans name a risk by its number, or by that of something in it.
    const inside = new Set(leavesOf(risk).filter(({ key }) => key === 'uuid').map(({ value }) => value));
    const its = items.filter((item) => list(item['related-risks']).some((one) => inside.has(text(one['risk-uuid']))));
    for (const item of its) taken.add(item);
    return recordOf(risk, named, its);
  });
  return recordsAsSheet(name, [...records, ...items.filter((item) => !taken.has(item)).map((item) => recordOf(item, named, []))]);
}

/** Fields first in our own words; what has none under the words of OSCAL, and whatever is then left with its place. */
function recordOf(risk: Json, { parties, observations }: Named, items: readonly Json[]): Map<string, string> {
  const record = new Map<string, string>();
  const put = (name: string, said: string): void => {
    if (said.trim() !== '') record.set(name, record.has(name) ? `${record.get(name)}\n${said}` : said);
  };
  put('Reference', text(risk['uuid']));
  put('Title', text(risk['title']));
  put('Description', text(risk['description']));
  put('Consequence', text(risk['statement']));
  for (const { set, name, value } of scoresOf(risk)) put(`${set}${name}`, value);
  put('Status', text(risk['status']));
  put('Target date', day(risk['deadline']));
  for (const one of list(risk['mitigating-factors'])) put('Existing controls', text(one['description']));
  for (const one of list(risk['remediations'])) {
    const advice = text(one['lifecycle']) === 'recommendation';
    put(advice ? 'Recommendation' : 'Actions', [text(one['title']), text(one['description'])].filter(Boolean).join(': '));
    for (const { name, value } of propsOf(one)) put(name === 'type' ? 'Response' : `Response ${name}`, value);
    for (const task of list(one['tasks'])) put('Milestones', [[text(task['title']), text(task['description'])].filter(Boolean).join(': '), timingOf(task['timing'])].filter(Boolean).join(', '));
  }
  put('Owner', ownersOf(risk, parties).join(', '));
  put('Raised by', actorsOf(list(risk['origins']), parties).join(', '));
  for (const { name, value } of propsOf(risk)) put(name, value);
  for (const one of list(risk['threat-ids'])) put('Threat id', text(one['id']));
  for (const entry of list(isObject(risk['risk-log']) ? risk['risk-log']['entries'] : [])) {
    put('Log', [day(entry['start']), text(entry['title']), text(entry['description']), text(entry['status-change'])].filter(Boolean).join(': '));
  }
  for (const one of list(risk['related-observations'])) {
    const id = text(one['observation-uuid']);
    const seen = observations.get(id);
    put('Related observations', seen ? [text(seen['title']), text(seen['description']), text(seen['remarks']), day(seen['collected'])].filter(Boolean).join(': ') : id);
  }
  for (const item of items) {
    put('Plan item', [text(item['title']), text(item['description'])].filter(Boolean).join(': '));
    for (const { name, value } of propsOf(item)) put(`Plan item ${name}`, value);
  }
  put('Remarks', text(risk['remarks']));
  const said = [...record].flat().join('\n');
  const left = [...leavesOf(risk), ...items.flatMap((item, at) => leavesOf(item, `plan item ${at + 1}`))].filter(({ value }) => !said.includes(value));
  put('Also in OSCAL', left.map(({ place, value }) => `${place}: ${value}`).join('\n'));
  return record;
}

interface Leaf {
  /** Such as "mitigating-factors 1 uuid", counted from 1. */
  place: string;
  key: string;
  value: string;
}

function leavesOf(value: unknown, place = '', key = ''): Leaf[] {
  const inside = (name: string): string => (place === '' ? name : `${place} ${name}`);
  if (Array.isArray(value)) return value.flatMap((one, at) => leavesOf(one, inside(String(at + 1)), key));
  if (isObject(value)) return Object.entries(value).flatMap(([name, one]) => leavesOf(one, inside(name), name));
  const said = typeof value === 'boolean' ? String(value) : text(value);
  return said.trim() === '' ? [] : [{ place, key, value: said.trim() }];
}

const propsOf = (of: Json): { name: string; value: string }[] => list(of['props']).map((one) => ({ name: text(one['name']), value: text(one['value']) })).filter(({ name, value }) => name !== '' && value !== '');

const HEADERS: Readonly<Record<string, string>> = { likelihood: 'likelihood', impact: 'impact', risk: 'risk rating' };

/** Facets named likelihood, impact and risk, whoever's system they are of; several characterizations after one another leave the first. */
function scoresOf(risk: Json): { set: string; name: string; value: string }[] {
  const taken = new Set<string>();
  return list(risk['characterizations']).flatMap((characterization) =>
    list(characterization['facets']).map((facet) => {
      const name = text(facet['name']);
      const state = [...propsOf(facet), ...propsOf(characterization)].find((one) => one.name === 'state')?.value ?? '';
      const set = /^initial$/i.test(state) ? 'Initial ' : /^adjusted$/i.test(state) ? 'Residual ' : '';
      const header = HEADERS[name.toLowerCase()];
      const key = `${set}${header}`;
      // A second opinion on the same score is kept beside the first, never over it.
      if (!header || taken.has(key)) return { set: '', name: header ? `Further ${header}` : name, value: text(facet['value']) };
      taken.add(key);
      return { set, name: header, value: text(facet['value']) };
    }),
  );
}

function timingOf(timing: unknown): string {
  if (!isObject(timing)) return '';
  const range = timing['within-date-range'];
  if (isObject(range)) return `${day(range['start'])} to ${day(range['end'])}`;
  return isObject(timing['on-date']) ? day(timing['on-date']['date']) : '';
}

function ownersOf(risk: Json, parties: ReadonlyMap<string, string>): string[] {
  const responsible = [...list(risk['responsible-roles']), ...list(risk['responsible-parties'])];
  return [...new Set(responsible.flatMap((one) => (Array.isArray(one['party-uuids']) ? one['party-uuids'].map((uuid) => parties.get(text(uuid)) ?? '').filter(Boolean) : [])))];
}

const actorsOf = (origins: readonly Json[], parties: ReadonlyMap<string, string>): string[] => [...new Set(origins.flatMap((one) => list(one['actors'])).map((actor) => parties.get(text(actor['actor-uuid'])) ?? '').filter(Boolean))];
