import { comparable, parseReference, type ExtraField } from '@holdfast/domain';
import type { Sql } from '../../platform/database';
import type { StoredRisk } from '../../risks';
import type { RiskRead } from './risk-read';

interface Known {
  id: string;
  number: number;
  reference: string;
  title: string;
  status: 'open' | 'closed';
  extra: readonly ExtraField[] | null;
}

export interface RiskThere {
  risk: StoredRisk;
  objectiveIds: string[];
  published: Partial<Record<'inherent' | 'residual' | 'target', string | null>>;
  /** Titles, of those withdrawn too. */
  controls: string[];
  actions: { reference: string; title: string }[];
}

/** The risks of a register as far as rows are matched by it: few words of each, since there may be very many. */
export class RisksThere {
  readonly #byNumber = new Map<number, Known>();
  readonly #byTitle = new Map<string, Known[]>();
  /** By the reference that an earlier file gave it, under the header that it stood under. */
  readonly #byTheirs = new Map<string, Known[]>();
  readonly #rowOf = new Map<string, number>();

  private constructor(
    private readonly prefix: string,
    known: readonly Known[],
  ) {
    for (const one of known) {
      this.#byNumber.set(one.number, one);
      if (one.status === 'open') push(this.#byTitle, comparable(one.title), one);
      for (const { name, value } of one.extra ?? []) push(this.#byTheirs, theirs(name, value), one);
    }
  }

  static async of(sql: Sql, organisationId: string, register: { id: string; prefix: string }, referenceHeaders: readonly string[]): Promise<RisksThere> {
    const names = referenceHeaders.map(comparable);
    const known = await sql.rows<Known>(
      `SELECT k.id, k.number, k.reference, k.title, k.status, CASE WHEN k.extra <> '[]' THEN k.extra END AS extra FROM risk k
       WHERE k.organisation_id = $1 AND k.register_id = $2 AND k.status <> 'draft' ORDER BY k.number`,
      [organisationId, register.id],
    );
    return new RisksThere(register.prefix, known.map((one) => ({ ...one, extra: one.extra?.filter(({ name }) => names.includes(comparable(name))) ?? null })));
  }

  /** The number that a reference of this register names. */
  numberOf(text: string): number | null {
    const parsed = parseReference(text.trim().toUpperCase());
    if (parsed) return parsed.prefix === this.prefix ? parsed.number : null;
    return null;
  }

  /** By a reference of ours; by the file's own, where an earlier file gave it; otherwise by the title, if only one is called so. */
  match({ reference, title }: RiskRead): Known | null {
    const number = reference ? this.numberOf(reference.text) : null;
    const ours = number === null ? undefined : this.#byNumber.get(number);
    if (ours) return ours;
    const theirOwn = reference ? (this.#byTheirs.get(theirs(reference.header, reference.text)) ?? []) : [];
    if (theirOwn.length === 1) return theirOwn[0]!;
    const named = title ? (this.#byTitle.get(comparable(title)) ?? []) : [];
    // A risk that bears another reference of the same kind is another risk, whatever it is called.
    const free = reference ? named.filter((one) => !one.extra?.some(({ name }) => comparable(name) === comparable(reference.header))) : named;
    return free.length === 1 ? free[0]! : null;
  }

  /** Notes that a row is of this risk; the row that said so before, if any. */
  take(id: string, row: number): number | null {
    const earlier = this.#rowOf.get(id) ?? null;
    if (earlier === null) this.#rowOf.set(id, row);
    return earlier;
  }

  /** Open ones that no row was of. */
  missing(): Known[] {
    return [...this.#byNumber.values()].filter(({ id, status }) => status === 'open' && !this.#rowOf.has(id));
  }
}

const theirs = (name: string, value: string): string => `${comparable(name)}\u0000${comparable(value)}`;

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}

/** These risks in full. */
export async function risksInFull(sql: Sql, organisationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, RiskThere>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.rows<RiskThere>(
    `SELECT to_json(k) AS risk, ARRAY(SELECT o.objective_id FROM risk_objective o WHERE o.organisation_id = k.organisation_id AND o.risk_id = k.id) AS "objectiveIds",
       json_build_object('inherent', i.published, 'residual', r.published, 'target', t.published) AS published,
       ARRAY(SELECT c.title FROM control c WHERE c.organisation_id = k.organisation_id AND c.risk_id = k.id) AS controls,
       coalesce((SELECT json_agg(json_build_object('reference', a.reference, 'title', a.title)) FROM action_risk l JOIN action a ON a.organisation_id = l.organisation_id AND a.id = l.action_id
         WHERE l.organisation_id = k.organisation_id AND l.risk_id = k.id), '[]'::json) AS actions
     FROM risk k
     LEFT JOIN risk_assessment i ON i.organisation_id = k.organisation_id AND i.id = k.inherent_assessment_id
     LEFT JOIN risk_assessment r ON r.organisation_id = k.organisation_id AND r.id = k.residual_assessment_id
     LEFT JOIN risk_assessment t ON t.organisation_id = k.organisation_id AND t.id = k.target_assessment_id
     WHERE k.organisation_id = $1 AND k.id = ANY ($2::uuid[])`,
    [organisationId, ids],
  );
  return new Map(rows.map((one) => [one.risk.id, one]));
}
