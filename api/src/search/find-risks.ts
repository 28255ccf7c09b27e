import type { SearchHit } from '@holdfast/contracts';
import { parseReference } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { asPattern, atStart, shownTitle, standingJson, visible, withheld } from '../risk-lists';
import { excerptOf } from './excerpt';

const MOST = 50;
/** So many are ranked. Of a word that is common these are from the newest of each register. */
const CANDIDATES = 100;
/** Characters of the text around a match, and how many of them before it. */
const EXCERPT = 160;
const BEFORE = 60;

interface Row extends Omit<SearchHit, 'excerpt'> {
  stretch: string | null;
  cutBefore: boolean;
  cutAfter: boolean;
  candidates: number;
}

/**
 * Risks that hold every word: first the one whose reference was typed, then references that begin so, titles in which the
 * leading word begins a word, and the rest; among equals the open and the worst.
 */
export async function findRisks(sql: Sql, actor: Actor, words: readonly string[], whole: string): Promise<{ risks: SearchHit[]; more: boolean }> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = readableScope(bound, {});
  const patterns = `${bound.put(words.map(asPattern))}::text[]`;
  const leading = words[0] ?? '';
  const [lead, leads] = [`${bound.put(leading)}::text`, `${bound.put(atStart(leading))}::text`];
  const [typed, typedFirst] = [`${bound.put(whole.toUpperCase())}::text`, `${bound.put(atStart(whole.toUpperCase()))}::text`];
  const reference = parseReference(whole.toUpperCase());
  const [prefix, number] = [`${bound.put(reference?.prefix ?? null)}::text`, `${bound.put(reference && reference.number < 2 ** 31 ? reference.number : null)}::integer`];
  const title = `lower(${shownTitle('k', 's')})`;
  const body = `CASE WHEN ${withheld('k', 's')} THEN k.public_description ELSE concat_ws(E'\\n', nullif(k.event, ''), nullif(k.cause, ''), nullif(k.consequence, ''), CASE WHEN NOT s.public AND k.extra <> '[]' THEN extra_text_of(k.extra) END) END`;

  const rows = await sql.rows<Row>(
    `WITH ${scope},
     candidates AS MATERIALIZED (
       SELECT risk_id FROM find_risks(${patterns}, ARRAY(SELECT id FROM scope WHERE NOT public), ARRAY(SELECT id FROM scope WHERE public), ${CANDIDATES + 1}) AS risk_id
       UNION SELECT k.id FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id WHERE s.prefix = ${prefix} AND k.number = ${number}
     ),
     ranked AS MATERIALIZED (
       SELECT k.id, row_number() OVER (ORDER BY CASE
           WHEN k.reference = ${typed} THEN 0 WHEN k.reference LIKE ${typedFirst} THEN 1
           WHEN ${title} LIKE ${leads} OR ${title} LIKE '% ' || ${leads} THEN 2 ELSE 3 END,
         k.status = 'closed', k.residual_key DESC NULLS LAST, k.id DESC) AS place
       FROM candidates c JOIN risk k ON k.organisation_id = $1 AND k.id = c.risk_id JOIN scope s ON s.id = k.register_id
       WHERE k.status <> 'draft' AND ${visible('k', 's')}
     )
     SELECT k.id, k.reference, ${shownTitle('k', 's')} AS title, k.register_id AS "registerId", s.name AS "registerName", k.status, ${standingJson('k', 'residual')} AS residual,
       substr(b.body, b.start, ${EXCERPT}) AS stretch, b.start > 1 AS "cutBefore", length(b.body) >= b.start + ${EXCERPT} AS "cutAfter",
       (SELECT count(*)::int FROM ranked) AS candidates
     FROM ranked r JOIN risk k ON k.organisation_id = $1 AND k.id = r.id JOIN scope s ON s.id = k.register_id
     LEFT JOIN LATERAL (
       SELECT body, greatest(position(${lead} IN lower(body)) - ${BEFORE}, 1) AS start FROM (SELECT ${body} AS body) whole
       WHERE position(${lead} IN ${title}) = 0 AND position(${lead} IN lower(body)) > 0
     ) b ON true
     WHERE r.place <= ${MOST} ORDER BY r.place`,
    bound.values,
  );
  return {
    risks: rows.map(({ stretch, cutBefore, cutAfter, candidates: _, ...hit }) => ({ ...hit, excerpt: stretch === null ? null : excerptOf(stretch, cutBefore, cutAfter) })),
    more: (rows[0]?.candidates ?? 0) > rows.length,
  };
}
