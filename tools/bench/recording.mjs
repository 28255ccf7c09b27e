// What the API asked of PostgreSQL for one request, made fit to be asked again by somebody else.
import { createHash } from 'node:crypto';

/** Stands for "none" in the key of the kept counts. */
const NIL = '00000000-0000-0000-0000-000000000000';
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** So that whoever asks again can tell that the same came back. */
export const digestOf = (rows) => createHash('sha256').update(JSON.stringify(rows ?? null)).digest('hex');

/** Statements by the connection they went over: one by one from the pool, or from BEGIN to COMMIT on one client. */
export function unitsOf(statements) {
  const units = [];
  let open = false;
  for (const statement of statements) {
    if (open) units.at(-1).push(statement);
    else units.push([statement]);
    if (/^\s*(?:BEGIN|START TRANSACTION)\b/i.test(statement.text)) open = true;
    if (/^\s*(?:COMMIT|ROLLBACK)\b/i.test(statement.text)) open = false;
  }
  return units;
}

/**
 * A change cannot be made twice with the same ids. What the API thought up for this one request - ids that were neither asked
 * for nor read, and the key of the request - becomes a hole, filled afresh each time by `Filling`. Numbers and references are
 * taken in SQL; only the answer that is sent keeps the first one.
 */
export function withHoles({ request, statements, answer }) {
  const given = new Set([NIL, ...(JSON.stringify([request.path, request.headers, request.body ?? null]).match(UUID) ?? [])]);
  for (const { rows } of statements) for (const id of JSON.stringify(rows ?? null).match(UUID) ?? []) given.add(id);
  const holes = new Map();
  for (const { values = [] } of statements)
    for (const id of JSON.stringify(values).match(UUID) ?? []) if (!given.has(id) && !holes.has(id)) holes.set(id, { fresh: holes.size });
  const key = request.headers['idempotency-key'];
  if (key) holes.set(key, { key: true });
  const parted = (value) => (typeof value === 'string' ? partsOf(value, holes) : Array.isArray(value) ? { list: value.map(parted) } : value);
  return {
    statements: statements.map((statement) => ({ ...statement, ...(statement.values ? { values: statement.values.map(parted) } : {}) })),
    answer: { ...answer, body: parted(answer.body.toString()) },
  };
}

/** `text`, or where there are holes in it `{ parts }`, texts and holes by turns. */
function partsOf(text, holes) {
  if (holes.size === 0) return text;
  const parts = text.split(new RegExp(`(${[...holes.keys()].map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`));
  return parts.length === 1 ? text : { parts: parts.map((part) => holes.get(part) ?? part) };
}

/** Fills the holes of one replay, the same hole the same way throughout. */
export class Filling {
  #fresh = [];

  constructor(newId, key) {
    this.newId = newId;
    this.key = key;
  }

  fill(value) {
    if (value?.parts) return value.parts.map((part) => (typeof part === 'string' ? part : this.#fillHole(part))).join('');
    if (value?.list) return value.list.map((one) => this.fill(one));
    return value;
  }

  #fillHole({ fresh, key }) {
    return key ? this.key : (this.#fresh[fresh] ??= this.newId());
  }
}
