import { Inject, Injectable } from '@nestjs/common';
import type { MadeReportListRequest, MadeReportRow, Page, ReportSort } from '@holdfast/contracts';
import { canAnywhere, REPORTS } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { personRef } from '../risks';

const JOINS = `JOIN person p ON p.organisation_id = $1 AND p.id = m.author_id
  LEFT JOIN register r ON r.organisation_id = $1 AND r.id = m.register_id LEFT JOIN unit u ON u.organisation_id = $1 AND u.id = m.unit_id`;

const ref = (alias: string): string => `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const ROW = `json_build_object('id', m.id, 'report', m.report, 'format', m.format, 'part', m.part, 'detail', m.detail, 'basis', m.basis, 'register', ${ref('r')}, 'unit', ${ref('u')}, 'freeze', ${ref('f')},
  'asAt', m.as_at, 'comparedWith', m.compared_with, 'moment', ${instantSql('m.moment')}, 'fileName', m.file_name, 'size', m.size, 'digest', encode(m.digest, 'hex'), 'contentDigest', encode(m.content_digest, 'hex'),
  'author', ${personRef('p')}, 'recordedAt', ${instantSql('m.recorded_at')})`;

function orderOf(sort: ReportSort): ListOrder {
  switch (sort) {
    case 'made':
      return { key: `to_char(m.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`, type: 'text' };
    case 'report':
      return { key: `array_position(ARRAY[${REPORTS.map((report) => `'${report}'`).join(', ')}], m.report)`, type: 'integer' };
    case 'about':
      return { key: `lower(coalesce(r.name, u.name))`, type: 'text' };
    case 'author':
      return { key: `lower(p.job_title || ' ' || p.name)`, type: 'text' };
  }
}

/** Reports that were made: one's own, and everybody's for whoever reads the audit trail. */
@Injectable()
export class ListReports {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, { report, format, register, q, sort = '-made', after }: MadeReportListRequest): Promise<JsonText<Page<MadeReportRow>>> {
    const order = orderOf(sort.replace(/^-/, '') as ReportSort);
    const place = placeOf(after, sort, order);
    return this.database.read(actor.organisationId, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const conditions = ['m.organisation_id = $1', canAnywhere(actor, 'audit.read') ? '$2::uuid IS NOT NULL' : 'm.author_id = $2'];
      if (report?.length) conditions.push(`m.report = ANY (${bound.put(report)}::text[])`);
      if (format?.length) conditions.push(`m.format = ANY (${bound.put(format)}::text[])`);
      if (register?.length) conditions.push(`m.register_id = ANY (${bound.put(register)}::uuid[])`);
      for (const word of searchWords(q ?? '')) conditions.push(`lower(m.file_name) LIKE ${bound.put(asPattern(word))}`);
      return listPage<Page<MadeReportRow>>(sql, bound, {
        table: 'made_report', alias: 'm', joins: JOINS, tellJoins: `${JOINS} LEFT JOIN register_freeze f ON f.organisation_id = $1 AND f.id = m.freeze_id`, conditions: conditions.join(' AND '), json: ROW, order, sort, place,
      });
    });
  }
}
