import { Inject, Injectable } from '@nestjs/common';
import { can } from '@holdfast/domain';
import { dayInWords, momentInWords, surroundings, type MadeFile, type Surroundings } from '../paper';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { dayIn } from '../platform/clock';
import { Database, type Sql, type Transaction } from '../platform/database';
import { conflict, notFound, notPermitted } from '../platform/refusal';
import { boundTo } from '../registers';
import { loadPlan, mayReadContacts, type PlanInPlace } from './load-plan';
import { loadVersion, toVersionView } from './load-plan-version';
import { packHtml } from './pack-html';
import { planPdf } from './plan-pdf';
import { planScope, IN_SIGHT } from './plan-row';
import { planSheet, type PlanSheet } from './plan-sheet';
import { addEntry } from './write-plan';

const NO_NUMBERS = 'A copy holds telephone numbers. Only those who have a part in the plan, and those who manage or approve plans of its unit, take one.';

/** Copies to carry away: whoever takes one is on record before it is given. */
@Injectable()
export class TakeCopy {
  constructor(@Inject(Database) private readonly database: Database) {}

  packOfPlan(id: string, actor: Actor): Promise<MadeFile> {
    return this.database.write(actor, async (tx) => {
      const sheet = await sheetOf(tx, actor, await loadPlan(tx, actor, id));
      await noted(tx, actor, [sheet], 'pack-pulled');
      return packed(await surroundings(tx, actor), tx.now, `${sheet.reference} ${sheet.name}`, [sheet]);
    });
  }

  /** Every plan of a unit and below that holds and that the caller may take away; the file names those that are not in it. */
  packOfUnit(unitId: string, actor: Actor): Promise<MadeFile> {
    return this.database.write(actor, async (tx) => {
      const unit = await tx.one<{ name: string; path: string[] }>('SELECT name, path FROM unit WHERE organisation_id = $1 AND id = $2', [tx.organisationId, unitId]);
      if (!unit || !can(actor, 'continuity.read', { unitPath: unit.path })) throw notFound('There is no such unit, or its plans are not yours to read.');
      const sheets: PlanSheet[] = [];
      const missing: string[] = [];
      const plans = await plansBelow(tx, actor, unitId);
      for (const { id, called, approved } of plans) {
        const place = await loadPlan(tx, actor, id);
        if (!approved) missing.push(`${called} (never approved)`);
        else if (mayReadContacts(actor, place)) sheets.push(await sheetOf(tx, actor, place));
        else missing.push(`${called} (its numbers are for those who have a part in it)`);
      }
      if (sheets.length === 0) throw plans.some(({ approved }) => approved) ? notPermitted(NO_NUMBERS) : conflict('no-approved-plan', `${unit.name} has no approved plan, and so there is nothing to take away.`);
      await noted(tx, actor, sheets, 'pack-pulled');
      return packed(await surroundings(tx, actor), tx.now, `Plans of ${unit.name}`, sheets, missing);
    });
  }

  pdf(id: string, actor: Actor): Promise<MadeFile> {
    return this.database.write(actor, async (tx) => {
      const sheet = await sheetOf(tx, actor, await loadPlan(tx, actor, id));
      await noted(tx, actor, [sheet], 'pdf-pulled');
      const { organisation, by, timeZone, colour } = await surroundings(tx, actor);
      const made = tx.now;
      const bytes = await planPdf(sheet, { organisation, colour, by, made, madeInWords: momentInWords(timeZone, made), dayInWords: dayInWords(timeZone) });
      return { bytes, name: `${sheet.reference} version ${sheet.number}.pdf`, type: 'application/pdf' };
    });
  }
}

function packed({ organisation, by, timeZone }: Surroundings, made: Date, title: string, sheets: readonly PlanSheet[], missing: readonly string[] = []): MadeFile {
  const text = packHtml({ title, organisation, by, sheets, missing, made: made.toISOString(), madeInWords: momentInWords(timeZone, made), dayInWords: dayInWords(timeZone) });
  return { bytes: Buffer.from(text, 'utf8'), name: `${title} ${dayIn(timeZone, made)}.html`.replace(/[/\\:*?"<>|\s]+/g, ' '), type: 'text/html; charset=utf-8' };
}

async function sheetOf(sql: Sql, actor: Actor, place: PlanInPlace): Promise<PlanSheet> {
  const { row } = place;
  if (!mayReadContacts(actor, place)) throw notPermitted(NO_NUMBERS);
  if (row.approvedNumber === null) throw conflict('not-approved', 'This plan has no approved version yet, so there is nothing to take away.');
  return planSheet(await toVersionView(sql, actor, await loadVersion(sql, actor, row.id, row.approvedNumber)));
}

async function noted(tx: Transaction, actor: Actor, sheets: readonly PlanSheet[], kind: 'pack-pulled' | 'pdf-pulled'): Promise<void> {
  for (const { id, number, code } of sheets) {
    await addEntry(tx, actor, id, kind, number);
    await tx.record({ action: `plan.${kind}`, subjectType: 'plan', subjectId: id, after: { number, code } });
  }
}

async function plansBelow(sql: Sql, actor: Actor, unitId: string): Promise<{ id: string; called: string; approved: boolean }[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = planScope(bound, actor);
  return sql.rows(
    `WITH ${scope} SELECT p.id, p.reference || ' ' || p.name AS called, v.id IS NOT NULL AS approved FROM plan p JOIN unit u ON u.organisation_id = $1 AND u.id = p.unit_id
       LEFT JOIN plan_version v ON v.organisation_id = $1 AND v.plan_id = p.id AND v.state = 'approved'
     WHERE p.organisation_id = $1 AND ${bound.put(unitId)}::uuid = ANY (u.path) AND p.retired_at IS NULL AND ${IN_SIGHT} ORDER BY p.number`,
    bound.values,
  );
}
