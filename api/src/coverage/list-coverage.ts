import { Inject, Injectable } from '@nestjs/common';
import type { CoveragePage, CoverageRequest, CoverageRow } from '@holdfast/contracts';
import { canAnywhere, COVERAGE_FINDINGS, COVERAGE_LACKS, coverageGaps, explainRefusal, leanedOn, LIMITS, type CoverageFinding, type CoverageLack } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { notPermitted } from '../platform/refusal';
import { placeOf, searchWords } from '../risk-lists';
import { loadCoverage, type LoadedCoverage, type LoadedPlan } from './load-coverage';

interface Found extends CoverageRow {
  unitPath: string[];
}

/** What the plans do not cover: judged from what is recorded, each time it is asked. */
@Injectable()
export class ListCoverage {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: CoverageRequest): Promise<CoveragePage> {
    // What it adds up to is of all activities at once: owning one of them is not enough.
    if (!canAnywhere(actor, 'continuity.read')) throw notPermitted(explainRefusal('continuity.read'));
    return this.database.readAsAt(actor, async (sql) => {
      const loaded = await loadCoverage(sql, actor);
      const found = findingsOf(loaded);
      const critical = loaded.activities.filter((activity) => activity.critical).length;
      const of = (finding: CoverageFinding): number => found.filter((row) => row.finding === finding).length;
      const unsorted = found.filter((row) => matches(request, row));
      const byFinding = unsorted.filter(({ lacks }) => !request.lacks?.length || lacks.some((lack) => request.lacks!.includes(lack)));
      const wanted = byFinding.filter(({ finding }) => !request.finding?.length || request.finding.includes(finding));
      const ofActivities = unsorted.filter(({ finding }) => !request.finding?.length || request.finding.includes(finding));
      const { page, next } = pageOf(request, wanted);
      return {
        items: page.map(({ unitPath: _, ...row }) => row), next, total: wanted.length,
        counts: Object.fromEntries(COVERAGE_FINDINGS.map((finding) => [finding, byFinding.filter((row) => row.finding === finding).length])) as Record<CoverageFinding, number>,
        lacks: Object.fromEntries(COVERAGE_LACKS.map((lack) => [lack, ofActivities.filter(({ lacks }) => lacks.includes(lack)).length])) as Record<CoverageLack, number>,
        looked: { critical, covered: critical - of('activity'), resources: loaded.resources.length, plannedFor: loaded.resources.length - of('resource'), plans: loaded.plans.length },
      };
    });
  }
}

function findingsOf({ today, activities, resources, dependencies, plans }: LoadedCoverage): Found[] {
  const [byId, planById] = [new Map([...activities, ...resources, ...plans].map((one) => [one.id, one])), new Map(plans.map((plan) => [plan.id, plan]))];
  const critical = leanedOn(activities.filter((activity) => activity.critical).map(({ id }) => id), dependencies);
  const kinds = new Map(resources.map(({ id, kind }) => [id, kind]));
  const covering = plans.map((plan) => ({ ...plan, approved: plan.approvedNumber !== null }));
  return coverageGaps({ activities, resourceIds: resources.map(({ id }) => id), plans: covering, critical }, today).map(({ finding, id, lacks, planId }) => {
    const { reference, name, unitId, unitName, unitPath, owner } = byId.get(id)!;
    return { finding, id, reference, name, kind: kinds.get(id) ?? null, critical: finding === 'activity' || critical.has(id), unitId, unitName, unitPath, owner, lacks: [...lacks], plan: planId === null ? null : refOf(planById.get(planId)!) };
  });
}

const refOf = ({ id, reference, name, kind, approvedNumber, openNumber, openState, nextReview, rehearsed }: LoadedPlan): CoverageRow['plan'] => ({ id, reference, name, kind, approvedNumber, openNumber, openState, nextReview, rehearsed });

function matches({ kind, unit, owner, q }: CoverageRequest, row: Found): boolean {
  const text = `${row.reference} ${row.name}`.toLowerCase();
  return (
    (!kind?.length || (row.kind !== null && kind.includes(row.kind))) &&
    (!unit?.length || row.unitPath.some((id) => unit.includes(id))) &&
    (!owner?.length || owner.includes(row.owner.id)) &&
    searchWords(q ?? '').every((word) => text.includes(word))
  );
}

/** Rows are ordered here, since none of this is a column. A plan may be found for two reasons, so the finding is a part of the place. */
function pageOf({ sort = 'finding', after }: CoverageRequest, rows: readonly Found[]): { page: Found[]; next: string | null } {
  const descending = sort.startsWith('-');
  const keyOf = (row: Found): string => {
    switch (sort.replace('-', '')) {
      case 'name': return row.name.toLowerCase();
      case 'unit': return row.unitName.toLowerCase();
      case 'owner': return `${row.owner.jobTitle} ${row.owner.name}`.toLowerCase();
      // What is critical, and what has no plan at all, comes before the rest of its kind.
      default: return `${COVERAGE_FINDINGS.indexOf(row.finding)} ${row.critical ? 0 : 1} ${row.lacks.includes('plan') ? 0 : 1} ${row.name.toLowerCase()}`;
    }
  };
  const keyed = rows.map((row) => ({ row, key: `${keyOf(row)}\n${COVERAGE_FINDINGS.indexOf(row.finding)}`, id: row.id }));
  const way = descending ? -1 : 1;
  const compare = (one: { key: string | number | null; id: string }, other: { key: string | number | null; id: string }): number => {
    if (one.key !== other.key) return one.key! < other.key! ? -way : way;
    return one.id < other.id ? -way : one.id > other.id ? way : 0;
  };
  keyed.sort(compare);
  const place = placeOf(after, sort, { type: 'text' });
  const rest = place ? keyed.filter((one) => compare(one, place) > 0) : keyed;
  const page = rest.slice(0, LIMITS.pageSize);
  const last = page.at(-1);
  return { page: page.map(({ row }) => row), next: last && rest.length > page.length ? toCursor([sort, 0, last.key, last.id]) : null };
}
