import { RESOURCE_KINDS, type ResourceKind } from '../vocabulary';
import type { Duration } from '../duration';
import { NEXT_WORKING_DAY, rangeEnds, readDuration } from '../read-duration';
import { saysNothing, saysUnknown } from '../says-nothing';
import type { WorkingCalendar } from '../working-calendar';
import { comparable } from './nearest';

/** What was understood of a cell; or what is wrong with it in the words of whoever wrote it, with what may have been meant. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string; readonly meant: readonly string[] };

const read = <T>(value: T): Reading<T> => ({ ok: true, value });
const fault = <T>(words: string, meant: readonly string[] = []): Reading<T> => ({ ok: false, fault: words, meant });

const YES = ['yes', 'y', 'true', '1', 'x', 'critical', 'in place'];
const NO = ['no', 'n', 'false', '0', 'not critical', 'non critical', 'noncritical'];

/** Yes, no, or null where it is said to be unknown. */
export function readYesNo(text: string): Reading<boolean | null> {
  const typed = comparable(text);
  if (/^[✓✔☑]$/u.test(text.trim()) || YES.includes(typed)) return read(true);
  if (/^[✗✘☐]$/u.test(text.trim()) || NO.includes(typed)) return read(false);
  return saysUnknown(text) || saysNothing(text) ? read(null) : fault('Write yes or no, or leave it empty', ['Yes', 'No']);
}

/** A whole number; "1,200" and "12.0" are read, "about 50" and "50-60" are not guessed. */
export function readCount(text: string, most: number): Reading<number | null> {
  if (saysNothing(text) || saysUnknown(text)) return read(null);
  const typed = text.trim();
  if (!/^\d{1,3}(?:[, ]\d{3})+$|^\d+(?:\.0+)?$/.test(typed)) {
    const numbers = typed.match(/\d[\d,]*/g) ?? [];
    return fault('Write a whole number', numbers.map((one) => one.replaceAll(',', '')).filter((one) => Number(one) <= most).slice(0, 3));
  }
  const value = Number(typed.replace(/[, ]/g, ''));
  return value <= most ? read(value) : fault(`Write a number up to ${most.toLocaleString('en-GB')}`);
}

const IMMEDIATE = /^(?:immediate(?:ly)?|instant(?:ly)?|zero|no (?:outage|downtime))$/i;

/**
 * A length of time as people write it in a table: as `readDuration` reads it, a bare number by the unit of the header, and
 * what tables say besides. What would have to be guessed is refused, with what may have been meant.
 */
export function readTime(text: string, unit: string | null, calendars: readonly WorkingCalendar[]): Reading<Duration | null> {
  const typed = text.trim();
  if (saysNothing(typed)) return read(null);
  const plain = IMMEDIATE.test(typed) ? '0' : NEXT_WORKING_DAY.test(typed) ? '1 working day' : unit && /^\d+(?:[.,]\d+)?$/.test(typed) ? `${typed.replace(',', '.')} ${unit}` : typed;
  const first = readDuration(plain, calendars);
  if (first.fault === null) return read(first.duration);
  const bare = typed.replace(/\([^)]*\)/g, '').trim();
  const ends = rangeEnds(bare, unit ?? '');
  const tried = ends
    ? [...ends].reverse()
    : [bare, bare.replace(/^(?:within|up to|under|less than|max(?:imum)?\.?|min(?:imum)?\.?|at most|approx(?:imately|\.)?|about|circa|c\.|[<≤~>≥]=?)\s*/i, '').replace(/\s*(?:max(?:imum)?|or less|or so)\.?$/i, '')];
  const meant = [...new Set(/^\d+(?:\.\d+)?$/.test(bare) ? [`${bare} minutes`, `${bare} hours`, `${bare} days`] : tried.map((one) => one.trim()))].filter((one) => one !== typed && readDuration(one, calendars).duration !== null);
  return fault(first.fault, meant);
}

const KIND_WORDS: Readonly<Record<ResourceKind, readonly string[]>> = {
  application: ['application', 'applications', 'app', 'system', 'ict system', 'it system', 'software', 'saas', 'web application', 'database'],
  infrastructure: ['infrastructure', 'server', 'servers', 'network', 'storage', 'platform', 'hardware', 'telephony', 'data centre', 'virtual server'],
  site: ['site', 'sites', 'building', 'location', 'premises', 'office', 'offices', 'depot'],
  supplier: ['supplier', 'suppliers', 'vendor', 'contractor', 'provider', 'third party', 'partner'],
  people: ['people', 'person', 'staff', 'team', 'role', 'roles', 'personnel', 'skills'],
  information: ['information', 'data', 'record', 'records', 'documents', 'paper records', 'information asset'],
  equipment: ['equipment', 'vehicle', 'vehicles', 'plant', 'machinery', 'device', 'devices', 'laptops', 'kit'],
};

/** What sort of resource, in the words of the trade. */
export function readResourceKind(text: string): Reading<ResourceKind> {
  const typed = comparable(text);
  const kind = RESOURCE_KINDS.find((one) => KIND_WORDS[one].includes(typed));
  return kind ? read(kind) : fault('Write what it is: application, infrastructure, site, supplier, people, information or equipment', RESOURCE_KINDS.map((one) => one.charAt(0).toUpperCase() + one.slice(1)));
}

/** The items of a cell that lists several, one per line or parted by semicolons or bars. */
export const readList = (text: string): string[] => text.split(/[;\n\r|]+/).map((one) => one.replace(/^[\s•*-]+(?=\S)/, '').trim()).filter((one) => one !== '');

const SMALL: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, either: 1, any: 1, 'any one': 1 };

/** How many of `of` things suffice: "all", "any", "1", "2 of 3". */
export function readNeeded(text: string, of: number): Reading<number> {
  const typed = comparable(text);
  if (typed === '' || ['all', 'both', 'every', 'serial', 'all needed'].includes(typed)) return read(of);
  const parts = /^(?:any |at least )?(\d+|[a-z]+(?: one)?)(?: (?:of|out of) (\d+|[a-z]+))?$/.exec(typed);
  const needed = parts ? (SMALL[parts[1]!] ?? Number(parts[1])) : Number.NaN;
  const said = parts?.[2] === undefined ? of : (SMALL[parts[2]] ?? Number(parts[2]));
  if (typed === 'alternative' || typed === 'alternatives') return read(1);
  if (!Number.isInteger(needed) || needed < 1 || Number.isNaN(said)) return fault('Write “all”, or how many suffice, such as “1 of 2”', ['all', ...(of > 1 ? [`1 of ${of}`] : [])]);
  if (said !== of) return fault(`${of === 1 ? 'One is' : `${of} are`} listed, not ${said}`, [`${Math.min(needed, of)} of ${of}`]);
  return needed > of ? fault(of === 1 ? 'Only one is listed, so one is needed' : `Only ${of} are listed: no more than these can be needed`, ['all']) : read(needed);
}
