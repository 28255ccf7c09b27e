import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RegisterReportRequest, UnitReportRequest } from '@holdfast/contracts';
import { cleanFileName, REPORT_WORDS, withExtension, type Report, type ReportFormat } from '@holdfast/domain';
import { auditHead } from '../audit';
import { dayInWords, momentInWords, surroundings, type MadeFile, type Surroundings } from '../paper';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import type { Document } from './blocks';
import { DescribeRegister } from './describe-register';
import { DescribeUnit } from './describe-unit';
import { drawDocx } from './draw-docx';
import { drawPdf } from './draw-pdf';
import type { Subject } from './subject';

const TYPES: Readonly<Record<ReportFormat, string>> = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };

/** Makes a document, and puts on record who made it, before it is given. */
@Injectable()
export class MakeReport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DescribeRegister) private readonly describeRegister: DescribeRegister,
    @Inject(DescribeUnit) private readonly describeUnit: DescribeUnit,
  ) {}

  async ofRegister(registerId: string, request: RegisterReportRequest, actor: Actor): Promise<MadeFile> {
    return this.#make(request.report, request.format, await this.describeRegister.run(registerId, request, actor), actor);
  }

  async ofUnit(unitId: string, request: UnitReportRequest, actor: Actor): Promise<MadeFile> {
    return this.#make(request.report, request.format, await this.describeUnit.run(unitId, request, actor), actor);
  }

  async #make(report: Report, format: ReportFormat, subject: Subject, actor: Actor): Promise<MadeFile> {
    const { described, about, registerId, unitId, freeze, comparedWith, part, detail, basis, exempt } = subject;
    const from = await this.database.read(actor.organisationId, async (sql) => ({ ...(await surroundings(sql, actor)), made: sql.now, head: (await auditHead(sql, actor.organisationId)).head }));
    const contentDigest = createHash('sha256').update(JSON.stringify(described)).digest('hex');
    const asAt = asAtInWords(subject, from, from.made);
    const document: Document = {
      ...described, organisation: from.organisation, colour: from.colour, made: from.made,
      foot: `${registerId ? `${REPORT_WORDS[report].name}. ` : ''}${described.title}. ${described.marking.split(/[:.]/)[0]}. ${asAt}`,
      facts: [['Report', REPORT_WORDS[report].name], ['As at', asAt], ...described.facts],
      blocks: [
        ...described.blocks,
        { kind: 'heading', level: 2, words: 'Where this comes from' },
        {
          kind: 'facts',
          facts: [
            ['Made by', `${from.by}, ${momentInWords(from.timeZone, from.made)}`],
            ['Freeze', freeze ? `${freeze.name}, digest of its rows (SHA-256) ${freeze.digest}` : ''],
            ['Audit trail when it was frozen', freeze?.head ?? ''],
            ['Audit trail when this was made', from.head ? `sealed up to event ${from.head.number.toLocaleString('en-GB')}, ${from.head.hash}` : 'nothing is sealed yet'],
            ['Digest of what this says (SHA-256)', `${contentDigest}. The list of reports has it too, with the digest of the file; a PDF and a Word document that say the same have the same.`],
          ],
        },
      ],
    };
    const bytes = await (format === 'pdf' ? drawPdf : drawDocx)(document);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const name = withExtension(cleanFileName(`${REPORT_WORDS[report].name} ${about}${part === 'B' ? ' Part B' : ''}${detail === 'exceptions' ? ' by exception' : ''}`), format);
    await this.database.write(actor, async (tx) => {
      const id = newId();
      const moment = subject.moment ?? from.made;
      await tx.rows(
        `INSERT INTO made_report (organisation_id, id, report, format, part, detail, register_id, unit_id, freeze_id, as_at, compared_with, moment, exempt, file_name, size, digest, content_digest, author_id, recorded_at, basis)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, decode($16, 'hex'), decode($17, 'hex'), $18, $19, $20)`,
        [tx.organisationId, id, report, format, part, detail, registerId, unitId, freeze?.id ?? null, actor.asAt ?? null, comparedWith, moment, exempt, name, bytes.length, digest, contentDigest, actor.personId, tx.now, basis],
      );
      await tx.record({
        action: 'report.made', subjectType: 'report', subjectId: id, ...(registerId ? { registerId } : {}),
        after: { report, format, part, detail, residualBasis: basis, registerId, unitId, freezeId: freeze?.id ?? null, asAt: actor.asAt ?? null, comparedWith, moment: moment.toISOString(), exempt, fileName: name, size: bytes.length, digest, contentDigest },
      });
    });
    return { bytes, name, type: TYPES[format] };
  }
}

function asAtInWords({ freeze, moment }: Subject, { timeZone }: Surroundings, made: Date): string {
  if (freeze && moment) return `the freeze ${freeze.name}, ${momentInWords(timeZone, moment)}`;
  return moment ? `the end of ${dayInWords(timeZone)(moment.toISOString())}` : `${momentInWords(timeZone, made)}, when it was made`;
}
