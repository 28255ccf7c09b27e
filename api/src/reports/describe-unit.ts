import { Inject, Injectable } from '@nestjs/common';
import type { ImpactAnalysisRow, Page } from '@holdfast/contracts';
import { can, explainRefusal, type EvidenceBasis, type UnitReport } from '@holdfast/domain';
import { ReadAssurance } from '../assurance';
import { ListAnalyses } from '../impact-analysis';
import { dayInWords } from '../paper';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notFound, notPermitted } from '../platform/refusal';
import { todayOf } from '../registers';
import { assuranceReport } from './assurance-report';
import { biaSummary } from './bia-summary';
import { basisOf } from './describe-register';
import type { Described } from './blocks';
import { allMatrices } from './read-register';
import type { Subject } from './subject';

/** What a report on a unit says: as at a past day, or now. */
@Injectable()
export class DescribeUnit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReadAssurance) private readonly assurance: ReadAssurance,
    @Inject(ListAnalyses) private readonly analyses: ListAnalyses,
  ) {}

  async run(unitId: string, request: { report: UnitReport; basis?: EvidenceBasis }, actor: Actor): Promise<Subject> {
    const basis = basisOf(request);
    const { described, about, exempt = 0 } = await (request.report === 'assurance-statement' ? this.#assurance(unitId, basis ?? 'claimed', actor) : this.#impact(unitId, actor));
    const moment = actor.asAt === undefined ? null : await this.database.momentOf(actor, actor.asAt);
    return { described, about, exempt, moment, registerId: null, unitId, freeze: null, comparedWith: null, part: null, detail: null, basis };
  }

  async #assurance(unitId: string, basis: EvidenceBasis, actor: Actor): Promise<{ described: Described; about: string; exempt: number }> {
    const view = await this.assurance.of(unitId, { basis }, actor);
    const { matrices, timeZone } = await this.database.read(actor.organisationId, async (sql) => ({
      matrices: await allMatrices(sql, actor.organisationId), timeZone: (await sql.one<{ zone: string }>('SELECT time_zone AS zone FROM organisation WHERE id = $1', [actor.organisationId]))?.zone ?? 'UTC',
    }));
    const told = [view.overdueReviews, view.staleAcceptances, view.aboveAppetite].flatMap(({ rows }) => rows);
    return { described: assuranceReport(view, matrices, dayInWords(timeZone)), about: `${view.unit.name} ${view.day}`, exempt: new Set(told.filter((risk) => risk.exempt).map(({ id }) => id)).size };
  }

  async #impact(unitId: string, actor: Actor): Promise<{ described: Described; about: string; exempt?: number }> {
    const found = await this.database.readAsAt(actor, async (sql) => {
      // Who may read is never a question of the past.
      const unit = await sql.one<{ name: string; path: string[]; zone: string }>(
        `SELECT u.name, p.path, o.time_zone AS zone FROM unit u JOIN public.unit p ON p.organisation_id = u.organisation_id AND p.id = u.id JOIN organisation o ON o.id = u.organisation_id WHERE u.organisation_id = $1 AND u.id = $2`,
        [actor.organisationId, unitId],
      );
      if (!unit) throw notFound('There is no such unit.');
      if (!can(actor, 'continuity.read', { unitPath: unit.path })) throw notPermitted(explainRefusal('continuity.read'));
      const calendars = await sql.rows<{ id: string; name: string }>('SELECT id, name FROM working_calendar WHERE organisation_id = $1', [actor.organisationId]);
      return { unit, calendars, today: await todayOf(sql, actor.organisationId) };
    });
    const rows: ImpactAnalysisRow[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = JSON.parse((await this.analyses.of(actor, { unit: [unitId], sort: 'reference', ...(after ? { after } : {}) })).text) as Page<ImpactAnalysisRow>;
      rows.push(...page.items);
      after = page.next;
    }
    const { unit, calendars, today } = found;
    return { described: biaSummary({ unit: unit.name, rows, calendars, today }, dayInWords(unit.zone)), about: `${unit.name} ${today}` };
  }
}
