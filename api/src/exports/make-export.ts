import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { cleanFileName, EXPORT_LIMITS, withExtension, type ExportFormat } from '@holdfast/domain';
import { auditHead } from '../audit';
import { personAsActor } from '../identity';
import type { Actor } from '../platform/actor';
import { insideTokenRequest, workUnder } from '../platform/by-token';
import { dayIn } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { Refusal } from '../platform/refusal';
import type { ExportAbout } from './export-about';
import { ExportFile } from './export-file';
import { anyExport, type StoredExport } from './export-job';
import { ExportSource, type ExportTable } from './export-source';
import type { ExportWriter } from './export-writer';
import { exemptionOf } from './exemption';
import { filterInWords } from './filter-in-words';
import { writeCsv } from './write-csv';
import { writeJson } from './write-json';
import { writePaper } from './write-paper';
import { writeWorkbook } from './write-workbook';

export interface ExportJob {
  organisationId: string;
  exportId: string;
}

const WRITERS: Readonly<Record<ExportFormat, ExportWriter>> = { csv: writeCsv, json: writeJson, pdf: writePaper, xlsx: writeWorkbook };

/** How often it is said how far it has come, and asked whether it is still wanted. */
const TELL_EVERY_MS = 400;
const DAY_MS = 86_400_000;

class Cancelled extends Error {}

interface Made {
  fileName: string;
  moment: Date;
  risks: number;
  exempt: number;
  size: number;
  digest: string;
  rowsDigest: string;
  registers: { id: string; public: boolean }[];
}

/** Makes one export, as the person who asked for it and by what they may read now; and puts it on record. */
@Injectable()
export class MakeExport {
  readonly #log = new Logger('exports');

  constructor(@Inject(Database) private readonly database: Database) {}

  /** When its file expires; null when there is none. */
  async run({ organisationId, exportId }: ExportJob): Promise<Date | null> {
    const job = await this.database.writeUnattended(organisationId, async (tx) => {
      // One that a process left behind begins anew.
      await tx.rows('DELETE FROM export_piece WHERE organisation_id = $1 AND export_id = $2', [organisationId, exportId]);
      await tx.rows('UPDATE export_job SET started_at = $3, done = 0 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND cancelled_at IS NULL', [organisationId, exportId, tx.now]);
      const found = await anyExport(tx, organisationId, exportId);
      return found && !found.endedAt && !found.cancelledAt ? found : null;
    });
    if (!job) return null;
    const { token } = job;
    if (!token) return this.#make(organisationId, job);
    return new Promise((resolve, reject) =>
      insideTokenRequest(() => {
        workUnder(token);
        this.#make(organisationId, job).then(resolve, reject);
      }),
    );
  }

  async #make(organisationId: string, job: StoredExport): Promise<Date | null> {
    try {
      const person = await this.database.read(organisationId, (sql) => personAsActor(sql, organisationId, job.authorId));
      if (!person) throw new Refusal(403, 'not-permitted', 'Whoever asked for this has left.');
      const actor: Actor = { ...person, ...(job.asAt === null ? {} : { asAt: job.asAt }), ...(job.token ? { tokenId: job.token.id } : {}), requestId: job.id };
      return await this.#keep(actor, job, await this.#write(actor, job));
    } catch (error) {
      if (!(error instanceof Cancelled)) {
        if (!(error instanceof Refusal)) this.#log.error({ what: 'An export could not be made.', export: job.id, error: error instanceof Error ? error.stack : 'unknown' });
        await this.#fail(organisationId, job.id, error instanceof Refusal ? error.title : 'This could not be made. Ask for it again; if that fails too, tell whoever runs Holdfast.');
      }
      return null;
    }
  }

  #write(actor: Actor, job: StoredExport): Promise<Made> {
    return this.database.readWhole(actor, job.part === 'A', async (sql) => {
      const source = await ExportSource.open(sql, actor, { registerId: job.registerId, filter: job.request }, job.part);
      const { about, colour, fileName } = await this.#about(sql, actor, job, source.furtherExempt);
      const file = new ExportFile(this.database, actor.organisationId, job.id);
      const rows = createHash('sha256');
      let risks = 0;
      let told = 0;
      const counted = async function* (this: MakeExport, { name, batches }: ExportTable): ExportTable['batches'] {
        for await (const batch of batches) {
          rows.update(batch.map(({ values }) => `${JSON.stringify([name, ...values])}\n`).join(''));
          if (name === 'risks') risks += batch.length;
          if (Date.now() - told > TELL_EVERY_MS) {
            told = Date.now();
            await this.#tell(actor.organisationId, job.id, risks);
          }
          yield batch;
        }
      }.bind(this);
      const tables = function* (): Generator<ExportTable> {
        for (const table of source.tables(job.holds)) yield { ...table, batches: counted(table) };
      };
      const sums = (): { risks: number; rowsDigest: string } => ({ risks, rowsDigest: rows.copy().digest('hex') });
      await WRITERS[job.format]({ about, colour, tables: tables(), sums, registers: new Map(source.registers.map(({ id, name }) => [id, name])), bom: job.bom, basis: source.basis, matrixOf: (name) => source.matrixOf(name) }, (bytes) => file.write(bytes));
      return { fileName, moment: sql.now, ...sums(), exempt: source.exempt, ...(await file.end()), registers: source.registers.map((one) => ({ id: one.id, public: one.public })) };
    });
  }

  async #about(sql: Sql, actor: Actor, job: StoredExport, furtherExempt: number): Promise<{ about: ExportAbout; colour: string | null; fileName: string }> {
    const found = await sql.one<{ organisation: string; colour: string | null; timeZone: string; register: string | null; person: string }>(
      `SELECT o.name AS organisation, o.colour, o.time_zone AS "timeZone", p.job_title AS person, (SELECT r.name FROM register r WHERE r.organisation_id = $1 AND r.id = $3) AS register
       FROM organisation o JOIN public.person p ON p.organisation_id = o.id AND p.id = $2 WHERE o.id = $1`,
      [actor.organisationId, actor.personId, job.registerId],
    );
    if (!found) throw new TypeError('a person belongs to an organisation');
    // As it stands now, also where the past is told: that is what somebody can compare with.
    const [{ head }, madeAt] = await this.database.read(actor.organisationId, async (present) => [await auditHead(present, actor.organisationId), present.now] as const);
    const { organisation, colour, timeZone, register, person } = found;
    const day = dayIn(timeZone, sql.now);
    const heading = `${register ?? 'All registers'}${job.below ? ' and the registers below it' : ''}`;
    const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
    return {
      colour,
      fileName: withExtension(cleanFileName(`${register ?? 'Risks'}${job.holds && job.holds !== 'risks' ? ` ${job.holds}` : ''} ${day} Part ${job.part}`), job.format),
      about: {
        organisation, timeZone, heading, part: job.part, moment: sql.now.toISOString(), madeBy: person, madeAt: madeAt.toISOString(),
        asAt: `${inWords.format(sql.now)}${job.asAt === null ? ', when this was made' : ', by what was recorded then'}`,
        basis: job.basis === 'evidenced' ? 'As evidenced, where the list is narrowed by them; both are told' : 'As claimed, where the list is narrowed by them',
        filter: await filterInWords(sql, actor.organisationId, actor.personId, job.request),
        furtherExempt,
        auditHead: head && { number: head.number, hash: head.hash },
      },
    };
  }

  async #tell(organisationId: string, id: string, done: number): Promise<void> {
    const [row] = await this.database.writeUnattended(organisationId, (tx) =>
      tx.rows<{ wanted: boolean }>('UPDATE export_job SET done = $3 WHERE organisation_id = $1 AND id = $2 RETURNING cancelled_at IS NULL AS wanted', [organisationId, id, done]),
    );
    if (!row?.wanted) throw new Cancelled();
  }

  /** The file becomes ready, the log gets its row, and the audit trail its event, together. */
  #keep(actor: Actor, job: StoredExport, made: Made): Promise<Date> {
    return this.database.write(actor, async (tx) => {
      const expiresAt = new Date(tx.now.getTime() + EXPORT_LIMITS.days * DAY_MS);
      const exemption = await exemptionOf(tx, made.registers);
      const kept = await tx.one(
        `UPDATE export_job SET done = $3, ended_at = $4, file_name = $5, size = $6, digest = decode($7, 'hex'), rows_digest = decode($8, 'hex'), registers = $9, exemption = $10, expires_at = $11
         WHERE organisation_id = $1 AND id = $2 AND cancelled_at IS NULL AND ended_at IS NULL RETURNING id`,
        [tx.organisationId, job.id, made.risks, tx.now, made.fileName, made.size, made.digest, made.rowsDigest, JSON.stringify(made.registers), exemption, expiresAt],
      );
      if (!kept) throw new Cancelled();
      await tx.rows(
        `INSERT INTO register_export (organisation_id, id, author_id, format, part, holds, register_id, below, basis, as_at, filter, recorded_at, file_name, moment, risks, exempt, size, digest, rows_digest)
         SELECT organisation_id, id, author_id, format, part, holds, register_id, below, basis, as_at, filter, ended_at, file_name, $3, $4, $5, size, digest, rows_digest FROM export_job WHERE organisation_id = $1 AND id = $2`,
        [tx.organisationId, job.id, made.moment, made.risks, made.exempt],
      );
      const { fileName, risks, exempt, size, digest, rowsDigest, moment } = made;
      await tx.record({
        action: 'export.made', subjectType: 'export', subjectId: job.id,
        after: {
          fileName, format: job.format, part: job.part, holds: job.holds, registerId: job.registerId, below: job.below, basis: job.basis, asAt: job.asAt, filter: job.filter, moment: moment.toISOString(), risks, exempt, size, digest,
          rowsDigest,
        },
      });
      return expiresAt;
    });
  }

  #fail(organisationId: string, id: string, fault: string): Promise<unknown> {
    return this.database.writeUnattended(organisationId, async (tx) => {
      await tx.rows('UPDATE export_job SET ended_at = $3, fault = $4 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND cancelled_at IS NULL', [organisationId, id, tx.now, fault]);
      await tx.rows('DELETE FROM export_piece WHERE organisation_id = $1 AND export_id = $2', [organisationId, id]);
    });
  }
}
