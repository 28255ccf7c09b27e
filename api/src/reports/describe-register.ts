import { Inject, Injectable } from '@nestjs/common';
import type { IndicatorRow, RegisterMovementView, RegisterReportRequest } from '@holdfast/contracts';
import { REPORT_WORDS, tellsEvidence, type EvidenceBasis, type Report } from '@holdfast/domain';
import { CompareDays, errataNoted, loadFreeze, type FreezeInPlace } from '../freezes';
import { loadIndicators, toIndicatorRow } from '../indicators';
import { MitigationAppendix } from '../mitigation';
import { dayInWords, momentInWords } from '../paper';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange, notFound } from '../platform/refusal';
import type { Described } from './blocks';
import { boardPack } from './board-pack';
import { corporateRegister } from './corporate-register';
import { freezeErrata } from './freeze-errata';
import { mitigationReport } from './mitigation-report';
import { quarterlyMonitoring } from './quarterly-monitoring';
import { readActions } from './read-actions';
import { usualFrom } from './read-movement';
import { readRegister, type ReportedRegister } from './read-register';
import type { Subject } from './subject';

/** What a report on a register says: as at a freeze, a past day, or now. */
@Injectable()
export class DescribeRegister {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CompareDays) private readonly compareDays: CompareDays,
    @Inject(MitigationAppendix) private readonly appendix: MitigationAppendix,
  ) {}

  async run(registerId: string, request: RegisterReportRequest, actor: Actor): Promise<Subject> {
    const { report } = request;
    const basis = basisOf(request);
    const freeze = await this.#freeze(registerId, request, actor);
    const then: Actor = freeze ? { ...actor, asAt: freeze.moment.toISOString() } : actor;
    const part = report === 'corporate-register' ? (request.part ?? 'A') : null;
    const of = await this.#read(registerId, then, part === 'A', basis ?? 'claimed');
    const detail = report === 'quarterly-monitoring' ? (request.detail ?? 'full') : null;
    const { described, comparedWith = null } = await this.#describe(of, request, then, freeze?.id ?? then.asAt);
    const errata = freeze ? await this.database.read(actor.organisationId, (sql) => errataNoted(sql, actor, freeze)) : [];
    return {
      described: { ...described, blocks: [...described.blocks, ...freezeErrata(errata, of.publicly, (iso) => momentInWords(of.facts.timeZone, new Date(iso)))] }, registerId, unitId: null, comparedWith, part, detail, basis,
      about: `${of.register.name} ${of.today}`,
      freeze: freeze && { id: freeze.id, name: freeze.name, digest: freeze.digest, head: freeze.headHash ? `sealed up to event ${freeze.headNumber}, ${freeze.headHash}` : 'nothing was sealed yet' },
      moment: then.asAt === undefined ? null : of.moment,
      exempt: of.publicly ? 0 : of.risks.filter(({ exemptGround }) => exemptGround !== null).length,
    };
  }

  async #describe(of: ReportedRegister, request: RegisterReportRequest, then: Actor, to: string | undefined): Promise<{ described: Described; comparedWith?: string }> {
    const day = dayInWords(of.facts.timeZone);
    switch (request.report) {
      case 'corporate-register':
        return { described: corporateRegister(of, request.part ?? 'A', day) };
      case 'mitigation-appendix':
        return { described: mitigationReport(of, await this.appendix.of(of.register.id, then), day) };
      case 'board-pack': {
        const { movement, from } = await this.#movement(of, request, then, to);
        const before = await this.#read(of.register.id, { ...then, asAt: movement.from.moment }, false, of.basis);
        return { described: boardPack(of, before, movement, day), comparedWith: from };
      }
      case 'quarterly-monitoring': {
        const { movement, from } = await this.#movement(of, request, then, to);
        const { actions, indicators } = await this.#measures(of, then, movement);
        return { described: quarterlyMonitoring({ of, movement, actions, indicators, detail: request.detail ?? 'full' }, day), comparedWith: from };
      }
    }
  }

  /** Of a report that is not for the public, a register that is read in public wording is not there. */
  #read(registerId: string, actor: Actor, publicly: boolean, basis: EvidenceBasis): Promise<ReportedRegister> {
    return this.database.readWhole(actor, publicly, async (sql) => {
      const of = await readRegister(sql, actor, registerId, publicly, basis);
      if (!publicly && of.register.wording === 'public') throw notFound('There is no such report, or it is not yours to read.');
      return of;
    });
  }

  async #movement(of: ReportedRegister, request: RegisterReportRequest, actor: Actor, to: string | undefined): Promise<{ movement: RegisterMovementView; from: string }> {
    const from = request.from ?? (await this.database.read(actor.organisationId, (sql) => usualFrom(sql, actor, of.register.id, of.moment, of.today)));
    const { asAt: _, ...today } = actor;
    return { movement: await this.compareDays.run(of.register.id, { from, ...(to === undefined ? {} : { to }) }, today), from };
  }

  #measures(of: ReportedRegister, actor: Actor, { from }: RegisterMovementView): Promise<{ actions: Awaited<ReturnType<typeof readActions>>; indicators: IndicatorRow[] }> {
    return this.database.readWhole(actor, false, async (sql) => {
      const indicators = await loadIndicators(sql, actor.organisationId, 'i.closed_at IS NULL AND $2 = ANY (u.path)', [of.register.unitId]);
      return {
        actions: await readActions(sql, actor, of.register.id, new Date(from.moment)),
        indicators: indicators.map((indicator) => toIndicatorRow(actor, indicator, of.today)).filter(({ state }) => state === 'outside'),
      };
    });
  }

  async #freeze(registerId: string, { freeze }: RegisterReportRequest, actor: Actor): Promise<FreezeInPlace | null> {
    if (freeze === undefined) return null;
    if (actor.asAt !== undefined) throw needsChange([{ field: 'freeze', message: 'Choose a freeze or a day, not both' }]);
    const found = await this.database.read(actor.organisationId, (sql) => loadFreeze(sql, actor, freeze));
    if (found.register.id !== registerId) throw notFound('There is no such freeze of this register, or it is not yours to read.');
    return found;
  }
}

/** Null of a report that tells residuals as claimed alone. */
export function basisOf({ report, basis = 'claimed' }: { report: Report; basis?: EvidenceBasis }): EvidenceBasis | null {
  if (tellsEvidence(report)) return basis;
  if (basis === 'evidenced') throw needsChange([{ field: 'basis', message: `${REPORT_WORDS[report].name}: its residuals are told as claimed alone` }]);
  return null;
}
