import {
  cellsOf, HALTON_4X4, levelOf, LIMITS, MELTON_6X4, proposeCrosswalk, scoreOf, severityKey, type RiskMatrix,
} from '@holdfast/domain';
import pg from 'pg';
import { v7 } from 'uuid';
import type { Council } from './a-council';

export interface FillOptions {
  risks: number;
  /** In 4 levels: one at the top, then 7, 14 and the rest. */
  registers?: number;
  /** More people, risk owners of one unit each. */
  people?: number;
}

export interface Filled {
  /** The topmost first. */
  registerIds: string[];
  personIds: string[];
  matrices: { corporate: string; withCrosswalk: string; withoutCrosswalk: string };
  /** In about ten risks, whatever their number. */
  rareWord: string;
  /** In about every fifth risk. */
  commonWord: string;
}

const RARE = 'heliotrope';
const COMMON = 'supplier';

/**
 * Fills a council with risks, straight through SQL and the same each time: most on the council's own matrix, some on one with a
 * declared crosswalk to it and some on one without; some unscored, known by level alone, exempt, closed, draft, or with an accepted
 * upper risk. With assessments, events, search and kept counts, as if verbs had made them. 100,000 take half a minute.
 */
export async function fillRegisters(ownerUrl: string, council: Council, { risks, registers = 50, people = 200 }: FillOptions): Promise<Filled> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    // Only a superuser may; without it the triggers and foreign keys are asked row by row, to the same end.
    await client.query('SAVEPOINT as_replica');
    await client.query(`SET LOCAL session_replication_role = replica`).catch(() => client.query('ROLLBACK TO SAVEPOINT as_replica'));
    await client.query(`
      CREATE FUNCTION pg_temp.pick(i bigint, salt bigint, n bigint) RETURNS integer LANGUAGE sql IMMUTABLE
        AS $$ SELECT ((hashint8extended(i, salt) & 9223372036854775807) % n)::integer $$;
      CREATE FUNCTION pg_temp.id_of(i bigint, salt bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
        AS $$ SELECT (left(t, 8) || '-' || right(t, 4) || '-7' || lpad(to_hex(pg_temp.pick(i, salt, 4096)), 3, '0') || '-8'
          || lpad(to_hex(pg_temp.pick(i, salt + 1, 4096)), 3, '0') || '-' || lpad(to_hex(hashint8extended(i, salt + 2) & 281474976710655), 12, '0'))::uuid
          FROM lpad(to_hex(1735689600000 + i * 20), 12, '0') AS t $$;
    `);
    const filled = await fillPlaces(client, council, registers, people);
    const indexes = risks > 20_000 ? await withoutIndexes(client) : [];
    await fillRisks(client, council, risks);
    for (const index of indexes) await client.query(index);
    await client.query('SELECT recount_standings($1)', [council.organisationId]);
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE) risk, risk_assessment, risk_search, risk_objective, standing_count, audit_event, register, person, role_assignment');
    return filled;
  } finally {
    await client.end();
  }
}

/** Made again afterwards in one go, which takes a fraction of the time. */
async function withoutIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid IN ('risk'::regclass, 'risk_assessment'::regclass, 'risk_search'::regclass, 'audit_event'::regclass)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function fillPlaces(client: pg.Client, council: Council, registers: number, people: number): Promise<Filled> {
  const { organisationId } = council;
  const insert = async (table: string, rows: Record<string, unknown>[]): Promise<void> => {
    await client.query(`INSERT INTO ${table} (organisation_id, ${Object.keys(rows[0]!).join(', ')}) SELECT $1, ${Object.keys(rows[0]!).join(', ')} FROM json_populate_recordset(null::${table}, $2)`, [
      organisationId, JSON.stringify(rows),
    ]);
  };
  const units = Object.values(council.units);
  const personIds = Array.from({ length: people }, () => v7());
  await insert('person', personIds.map((id, n) => ({ id, email: `owner.${n}@filled.example`, name: `Filled Owner ${n}`, job_title: `Service Manager ${n}`, version: 1, created_at: new Date() })));
  await insert('role_assignment', personIds.map((person_id, n) => ({ id: v7(), person_id, unit_id: units[n % units.length], role: 'risk-owner', granted_at: new Date() })));

  const matrices: { id: string; matrix: RiskMatrix }[] = [{ id: council.matrix.versionId, matrix: council.matrix.definition }];
  for (const { name, matrix } of [MELTON_6X4, HALTON_4X4]) {
    const [matrixId, id] = [v7(), v7()];
    await insert('risk_matrix', [{ id: matrixId, name: `${name} (filled)`, description: '', version: 1, created_at: new Date() }]);
    await insert('risk_matrix_version', [{ id, matrix_id: matrixId, number: 1, definition: matrix, published_at: new Date('2026-01-05'), version: 1, created_at: new Date() }]);
    matrices.push({ id, matrix });
  }
  const [corporate, melton, halton] = matrices as [typeof matrices[0], typeof matrices[0], typeof matrices[0]];
  await insert('crosswalk', [{ id: v7(), from_version_id: melton.id, to_version_id: corporate.id, number: 1, mapping: proposeCrosswalk(melton.matrix, corporate.matrix), reason: '', declared_at: new Date('2026-01-06') }]);

  await client.query(`
    CREATE TEMP TABLE fill_cell (matrix_version_id uuid, n integer, likelihood text, impact text, level text, score numeric, key integer, PRIMARY KEY (matrix_version_id, n)) ON COMMIT DROP;
    CREATE TEMP TABLE fill_level (matrix_version_id uuid, n integer, level text, key integer, PRIMARY KEY (matrix_version_id, n)) ON COMMIT DROP;
    CREATE TEMP TABLE fill_register (n integer PRIMARY KEY, id uuid, parent integer, unit_id uuid, prefix text, matrix_version_id uuid, cells integer, levels integer) ON COMMIT DROP;
    CREATE TEMP TABLE fill_person (n integer PRIMARY KEY, id uuid) ON COMMIT DROP;
    CREATE TEMP TABLE fill_sentence (n integer PRIMARY KEY, text text) ON COMMIT DROP;
    CREATE TEMP TABLE fill_category (n integer PRIMARY KEY, id uuid) ON COMMIT DROP;
    CREATE TEMP TABLE fill_objective (n integer PRIMARY KEY, id uuid) ON COMMIT DROP;
  `);
  const fill = (table: string, rows: object[]): Promise<unknown> => client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
  const numbered = (ids: readonly string[]): object[] => ids.map((id, n) => ({ n, id }));
  for (const { id, matrix } of matrices) {
    const cells = cellsOf(matrix).map((cell, n) => {
      const found = levelOf(matrix, cell);
      return { matrix_version_id: id, n, likelihood: cell.likelihood, impact: cell.impact, level: found.ok ? found.level.code : null, score: scoreOf(matrix, cell), key: severityKey(matrix, cell) };
    });
    await fill('fill_cell', cells);
    await fill('fill_level', matrix.levels.map(({ code }, n) => ({ matrix_version_id: id, n, level: code, key: severityKey(matrix, { level: code }) })));
  }
  await fill('fill_person', numbered(personIds));
  await fill('fill_sentence', SENTENCES.map((text, n) => ({ n, text })));

  const categories = ['Finance', 'People', 'Technology', 'Legal', 'Environment', 'Partnerships', 'Property', 'Reputation'].map((name) => ({ id: v7(), name: `${name} (filled)`, version: 1 }));
  await insert('category', categories);
  await fill('fill_category', numbered(categories.map(({ id }) => id)));
  const objectives = Array.from({ length: 20 }, (_, n) => ({ id: v7(), code: `F${n}`, title: `Objective ${n}`, unit_id: units[n % units.length], version: 1 }));
  await insert('objective', objectives);
  await fill('fill_objective', numbered(objectives.map(({ id }) => id)));

  const tree: { n: number; id: string; parent: number | null; path: string[]; level: number }[] = [];
  const sizes = [1, 7, 14, Math.max(registers - 22, 0)];
  for (const [level, size] of sizes.entries())
    for (let at = 0; at < size && tree.length < registers; at++) {
      const above = tree.filter((register) => register.level === level - 1);
      const parent = above[at % Math.max(above.length, 1)] ?? null;
      const id = v7();
      tree.push({ n: tree.length, id, parent: parent?.n ?? null, path: [...(parent?.path ?? []), id], level });
    }
  const matrixOf = (n: number): typeof corporate => (n % 9 === 4 ? melton : n % 12 === 7 ? halton : corporate);
  const layers = ['corporate', 'service', 'project', 'operational'];
  await insert('register', tree.map(({ n, id, parent, path, level }) => ({
    id, name: `Filled register ${n}`, description: '', layer: layers[level], prefix: `F${String(n).padStart(3, '0')}`, unit_id: units[n % units.length], owner_id: personIds[n % people],
    matrix_version_id: matrixOf(n).id, parent_id: parent === null ? null : tree[parent]!.id, path, review_months: 3, review_months_by_level: {}, version: 1, created_at: new Date(),
  })));
  await fill('fill_register', tree.map(({ n, id, parent }) => {
    const { id: matrix_version_id, matrix } = matrixOf(n);
    return { n, id, parent, unit_id: units[n % units.length], prefix: `F${String(n).padStart(3, '0')}`, matrix_version_id, cells: cellsOf(matrix).length, levels: matrix.levels.length };
  }));
  await client.query('ANALYZE fill_cell, fill_level, fill_register, fill_person, fill_sentence, fill_category, fill_objective');
  return { registerIds: tree.map(({ id }) => id), personIds, matrices: { corporate: corporate.id, withCrosswalk: melton.id, withoutCrosswalk: halton.id }, rareWord: RARE, commonWord: COMMON };
}

const KINDS = ['inherent', 'residual', 'target'] as const;

/** Of a hundred risks, by kind, so many are known by level alone and so many are not scored at all. */
const standing = (kind: string, salt: number, levelOnly: number, unscored: number): string => `
  LEFT JOIN LATERAL (
    SELECT c.likelihood, c.impact, c.level, c.score, c.key FROM fill_cell c
    WHERE c.matrix_version_id = r.matrix_version_id AND c.n = pg_temp.pick(i, ${salt}, r.cells) AND pg_temp.pick(i, ${salt + 1}, 100) >= ${levelOnly + unscored}
    UNION ALL
    SELECT NULL, NULL, l.level, NULL, l.key FROM fill_level l
    WHERE l.matrix_version_id = r.matrix_version_id AND l.n = pg_temp.pick(i, ${salt}, r.levels) AND pg_temp.pick(i, ${salt + 1}, 100) BETWEEN ${unscored} AND ${levelOnly + unscored - 1}
  ) ${kind} ON true`;

const sentence = (salt: number): string => `(SELECT text FROM fill_sentence WHERE n = pg_temp.pick(i, ${salt}, ${SENTENCE_COUNT}))`;

async function fillRisks(client: pg.Client, { organisationId }: Council, risks: number): Promise<void> {
  const columns = KINDS.flatMap((kind) => ['assessment_id', 'matrix_version_id', 'likelihood', 'impact', 'level', 'score', 'key'].map((column) => `${kind}_${column}`));
  const values = KINDS.flatMap((kind, n) => [
    `CASE WHEN ${kind}.level IS NOT NULL THEN pg_temp.id_of(i * 3 + ${n}, 60) END`, `CASE WHEN ${kind}.level IS NOT NULL THEN r.matrix_version_id END`,
    ...['likelihood', 'impact', 'level', 'score', 'key'].map((column) => `${kind}.${column}`),
  ]);
  await client.query(
    `INSERT INTO risk (organisation_id, id, register_id, status, number, reference, title, cause, event, consequence, category_id, owner_id, unit_id, treatment,
       exempt_ground, public_title, public_description, upper_risk_id, author_id, opened_at, closed_at, close_reason, next_review, ${columns.join(', ')},
       residual_movement, residual_moved, target_date, version, created_at, updated_at)
     SELECT $1, pg_temp.id_of(i, 50), r.id, status, CASE WHEN status <> 'draft' THEN number END,
       CASE WHEN status <> 'draft' THEN r.prefix || '-' || lpad(number::text, greatest(3, length(number::text)), '0') END,
       left(${sentence(1)} || ' in case ' || i, ${LIMITS.title}),
       ${sentence(2)} || CASE WHEN pg_temp.pick(i, 8, 5) = 0 THEN ' ${COMMON}' ELSE '' END,
       ${sentence(3)} || CASE WHEN i % greatest($2::bigint / 10, 1) = 7 THEN ' ${RARE}' ELSE '' END, ${sentence(4)},
       CASE WHEN pg_temp.pick(i, 12, 10) < 8 THEN (SELECT id FROM fill_category WHERE n = pg_temp.pick(i, 13, 8)) END,
       CASE WHEN pg_temp.pick(i, 14, 20) > 0 THEN (SELECT id FROM fill_person WHERE n = pg_temp.pick(i, 15, (SELECT count(*) FROM fill_person))) END,
       r.unit_id, CASE pg_temp.pick(i, 16, 5) WHEN 0 THEN 'tolerate' WHEN 1 THEN 'transfer' WHEN 2 THEN NULL ELSE 'treat' END,
       ground, CASE WHEN ground IS NOT NULL AND pg_temp.pick(i, 18, 2) = 0 THEN 'Commercial matter ' || i END,
       CASE WHEN ground IS NOT NULL AND pg_temp.pick(i, 18, 2) = 0 THEN 'Told in public.' END,
       CASE WHEN r.parent IS NOT NULL AND pg_temp.pick(i, 19, 100) < 4 THEN pg_temp.id_of(i / register_count * register_count + r.parent, 50) END,
       (SELECT id FROM fill_person WHERE n = pg_temp.pick(i, 20, (SELECT count(*) FROM fill_person))), at, CASE WHEN status = 'closed' THEN at + interval '90 days' END,
       CASE WHEN status = 'closed' THEN 'No longer so' END,
       CASE WHEN pg_temp.pick(i, 21, 20) > 0 THEN DATE '2026-02-01' + pg_temp.pick(i, 22, 365) END,
       ${values.join(', ')},
       CASE WHEN residual.level IS NULL THEN NULL WHEN pg_temp.pick(i, 23, 4) = 0 THEN 'levels' WHEN pg_temp.pick(i, 23, 40) = 1 THEN 'not-comparable' ELSE 'new' END,
       CASE WHEN residual.level IS NOT NULL AND pg_temp.pick(i, 23, 4) = 0 THEN pg_temp.pick(i, 24, 5) - 2 END,
       CASE WHEN target.level IS NOT NULL THEN DATE '2027-03-31' END, 1, at, at
     FROM (SELECT i, count AS register_count, i / count + 1 AS number, i % count AS register, TIMESTAMPTZ '2025-01-01' + i * interval '20 ms' AS at,
         CASE WHEN pg_temp.pick(i, 10, 100) < 5 THEN 'closed' WHEN pg_temp.pick(i, 10, 100) < 6 THEN 'draft' ELSE 'open' END AS status,
         CASE WHEN pg_temp.pick(i, 11, 100) < 4 THEN 'legal-privilege' END AS ground
       FROM generate_series(0, $2::bigint - 1) i, (SELECT count(*) FROM fill_register) registers (count)) given
     JOIN fill_register r ON r.n = given.register
     ${KINDS.map((kind, n) => standing(kind, 30 + 2 * n, kind === 'target' ? 0 : 4, kind === 'target' ? 70 : 4)).join('')}`,
    [organisationId, risks],
  );
  await client.query(
    `UPDATE risk SET upper_risk_id = NULL WHERE organisation_id = $1 AND upper_risk_id IS NOT NULL AND status = 'draft'`,
    [organisationId],
  );
  await client.query(
    `UPDATE risk k SET upper_risk_id = CASE WHEN u.status <> 'draft' THEN u.id END, upper_register_id = CASE WHEN u.status = 'open' THEN u.register_id END,
       upper_hidden = u.status = 'open' AND u.exempt_ground IS NOT NULL AND u.public_title IS NULL
     FROM risk u WHERE k.organisation_id = $1 AND u.organisation_id = $1 AND u.id = k.upper_risk_id`,
    [organisationId],
  );
  for (const [n, kind] of KINDS.entries())
    await client.query(
      `INSERT INTO risk_assessment (organisation_id, id, risk_id, kind, matrix_version_id, likelihood, impact, level, score, severity_key, target_date, rationale, author_id, recorded_at)
       SELECT organisation_id, ${kind}_assessment_id, id, '${kind}', ${kind}_matrix_version_id, ${kind}_likelihood, ${kind}_impact, ${kind}_level, ${kind}_score, ${kind}_key,
         ${n === 2 ? 'target_date' : 'NULL'}, 'As reviewed', author_id, created_at
       FROM risk WHERE organisation_id = $1 AND ${kind}_assessment_id IS NOT NULL`,
      [organisationId],
    );
  await client.query(
    `INSERT INTO risk_objective (organisation_id, risk_id, objective_id)
     SELECT k.organisation_id, k.id, o.id FROM risk k JOIN fill_objective o ON o.n = pg_temp.pick(hashtext(k.id::text), 40, 20)
     WHERE k.organisation_id = $1 AND pg_temp.pick(hashtext(k.id::text), 41, 10) < 3`,
    [organisationId],
  );
  await client.query(
    `INSERT INTO risk_search SELECT organisation_id, id, register_id, full_text_of(k), public_text_of(k) FROM risk k
     WHERE organisation_id = $1 AND status <> 'draft' ON CONFLICT DO NOTHING`,
    [organisationId],
  );
  await client.query(
    `INSERT INTO audit_event (organisation_id, id, at, actor_id, action, subject_type, subject_id, register_id, after)
     SELECT organisation_id, pg_temp.id_of(row_number() OVER (ORDER BY id), 70), created_at, author_id, CASE status WHEN 'draft' THEN 'risk.drafted' ELSE 'risk.added' END,
       'risk', id, CASE WHEN status <> 'draft' THEN register_id END, jsonb_strip_nulls(jsonb_build_object('status', status, 'reference', reference, 'title', title, 'cause', cause,
         'event', event, 'consequence', consequence, 'categoryId', category_id, 'ownerId', owner_id, 'unitId', unit_id, 'treatment', treatment, 'exemptGround', exempt_ground,
         'publicTitle', public_title, 'publicDescription', public_description, 'nextReview', next_review, 'targetDate', target_date, 'upperRiskId', upper_risk_id, 'closeReason', close_reason,
         'objectiveIds', ARRAY(SELECT o.objective_id FROM risk_objective o WHERE o.organisation_id = risk.organisation_id AND o.risk_id = risk.id)))
         || ${KINDS.map((kind) => `CASE WHEN ${kind}_level IS NULL THEN '{}' ELSE jsonb_build_object('${kind}', jsonb_build_object('matrixVersionId', ${kind}_matrix_version_id,
           'likelihood', ${kind}_likelihood, 'impact', ${kind}_impact, 'level', ${kind}_level, 'score', ${kind}_score)) END`).join(' || ')}
       FROM risk WHERE organisation_id = $1`,
    [organisationId],
  );
  await client.query(
    `INSERT INTO register_numbering (organisation_id, register_id, last_number)
     SELECT $1, r.id, coalesce(max(k.number), 0) FROM fill_register r LEFT JOIN risk k ON k.organisation_id = $1 AND k.register_id = r.id GROUP BY r.id`,
    [organisationId],
  );
}

/** 1,024 sentences out of 96 words: enough for an index to tell them apart, and the same on every machine. */
const WORDS = `loss delay failure shortage breach outage theft flood fire fraud error damage dispute claim injury vacancy overspend underspend backlog drift
of in at after during without before because through across
the a any one some each
service budget contract depot archive network payroll school library housing bridge highway vehicle boiler server licence policy grant audit
election planning refuse recycling market museum cemetery harbour theatre allotment playground crematorium leisure customer tenant resident councillor
officer apprentice contractor partner inspector landlord carer teacher driver engineer
stops slows doubles weakens exposes closes postpones outlasts exceeds interrupts hides repeats`.split(/\s+/);
const SENTENCE_COUNT = 1024;
const SENTENCES = Array.from({ length: SENTENCE_COUNT }, (_, n) => {
  let state = n * 2_654_435_761 + 12_345;
  return Array.from({ length: 9 }, () => WORDS[(state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0) % WORDS.length]).join(' ');
});
