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
  if (isObject(plan)) return [sheetOf('Risks of the plan of action and milestones', plan, list(plan['risks']), list(plan['poam-items']))];
  const results = value['assessment-results'];
  if (!isObject(results)) return null;
  return [sheetOf('Risks of the assessment results', results, list(results['results']).flatMap((one) => list(one['risks'])), [])];
}

function sheetOf(name: string, document: Json, risks: readonly Json[], items: readonly Json[]): Sheet {
  const parties = new Map<string, string>(isObject(document['metadata']) ? list(document['metadata']['parties']).map((party) => [text(party['uuid']), text(party['name'])]) : []);
  return recordsAsSheet(name, risks.map((risk) => recordOf(risk, parties, items)));
}

/** Fields first in our own words; what has none under the words of OSCAL. */
function recordOf(risk: Json, parties: ReadonlyMap<string, string>, items: readonly Json[]): Map<string, string> {
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
  for (const one of list(risk['related-observations'])) put('Related observations', text(one['observation-uuid']));
  for (const item of items) {
    if (!list(item['related-risks']).some((one) => one['risk-uuid'] === risk['uuid'])) continue;
    put('Plan item', [text(item['title']), text(item['description'])].filter(Boolean).join(': '));
    for (const { name, value } of propsOf(item)) put(`Plan item ${name}`, value);
  }
  put('Remarks', text(risk['remarks']));
  return record;
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
