import type { RegisterRiskListRequest, RiskListRequest } from '@holdfast/contracts';
import { EXPORT_TABLES, exportColumns, extraColumns, type EvidenceBasis, type ExportColumn, type ExportPart, type ExportTableName, type ExportValue, type RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, loadRegister, readableScope, todayAt } from '../registers';
import { broadestMatrix, isEvidenced, namesPlace, readOn, riskConditions, visible } from '../risk-lists';
import { actionsStatement, controlsStatement, extraNamesStatement, historyStatement, risksStatement, type Parts } from './export-statements';
import { actionRow, controlRow, historyRow, matrixRows, MatrixWords, riskRow, type RiskExportRow } from './rows-as-told';

/** Which risks: as the address of a list says it. */
export interface ExportedList {
  registerId: string | null;
  filter: RiskListRequest & RegisterRiskListRequest;
}

export interface ExportRow {
  values: readonly ExportValue[];
  /** The colours of levels, by the key of their column. */
  colours?: Readonly<Record<string, string>>;
  /** Of a risk: whose sheet it is on. */
  registerId?: string;
}

export interface ExportTable {
  name: ExportTableName;
  columns: readonly ExportColumn[];
  batches: AsyncGenerator<ExportRow[]>;
}

const BATCH = 500;

/** What one export is read from. Every format reads this, so that no two differ. */
export class ExportSource {
  #exempt = 0;
  #risksTold = false;

  private constructor(
    private readonly sql: Sql,
    private readonly parts: Parts,
    private readonly bound: Bound,
    private readonly matrices: MatrixWords,
    readonly part: ExportPart,
    readonly basis: EvidenceBasis,
    readonly total: number,
    /** Registers that the risks may be of, and how the caller reads each. */
    readonly registers: readonly { id: string; name: string; public: boolean }[],
    private readonly extras: readonly string[],
    /** Open risks of these registers that are told to nobody who reads public wording, whatever the list is narrowed to. */
    readonly furtherExempt: number,
  ) {}

  static async open(sql: Sql, actor: Actor, { registerId, filter }: ExportedList, wanted: ExportPart): Promise<ExportSource> {
    const register = registerId === null ? null : await loadRegister(sql, actor, registerId);
    const matrixId = namesPlace(filter) ? (register?.matrixVersionId ?? filter.matrixVersionId ?? (await broadestMatrix(sql, actor))) : null;
    const reading = matrixId === null ? null : await readOn(sql, actor, matrixId);
    const bound = new Bound();
    boundTo(bound, actor);
    const publicly = wanted === 'A';
    const scope = readableScope(bound, { ...(registerId === null ? {} : { registerId, below: filter.below }), publicly });
    const today = todayAt(bound, sql.now);
    const conditions = riskConditions(filter, bound, sql.now, reading, { withEvidence: true });
    const sight = `sight AS MATERIALIZED (SELECT register_id AS id, ${publicly ? 'true' : `wording = 'public'`} AS public FROM readable_registers($2))`;
    const parts: Parts = {
      // Every statement names the day, whether it asks for it or not: what it is given has to have a place.
      ctes: `${scope}, ${sight}, clock AS (SELECT ${today} AS today)${conditions.ctes}`, today, where: conditions.all('k', 's'),
      from: conditions.words ? 'words w JOIN risk k ON k.organisation_id = $1 AND k.id = w.risk_id JOIN scope s ON s.id = k.register_id' : 'scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id',
    };
    const [found] = await sql.unprepared<{ total: number; furtherExempt: number; registers: { id: string; name: string; public: boolean }[] }>(
      `WITH ${parts.ctes} SELECT (SELECT count(*)::int FROM ${parts.from} WHERE ${parts.where}) AS total,
         (SELECT count(*)::int FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id WHERE k.status = 'open' AND NOT ${visible('k', 's')}) AS "furtherExempt",
         (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'public', s.public)), '[]'::json) FROM scope s) AS registers`,
      bound.values,
    );
    if (!found) throw new TypeError('an aggregate has one row');
    const part = found.registers.some((one) => !one.public) ? 'B' : 'A';
    const extras = await sql.unprepared<{ name: string }>(extraNamesStatement(parts), bound.values);
    const matrices = await MatrixWords.load(sql, actor.organisationId);
    // A register is on its matrix before anything is scored there.
    if (register) matrices.name(register.matrixVersionId);
    return new ExportSource(sql, parts, bound, matrices, part, isEvidenced(filter) ? 'evidenced' : 'claimed', found.total, found.registers, extras.map(({ name }) => name), found.furtherExempt);
  }

  /** The tables that this export has, one after another: each is read to its end before the next. */
  *tables(only: ExportTableName | null): Generator<ExportTable> {
    for (const name of EXPORT_TABLES) {
      const columns = [...exportColumns(name, this.part), ...(name === 'risks' && this.part === 'B' ? extraColumns(this.extras) : [])];
      if (columns.length > 0 && (only === null || only === name)) yield { name, columns, batches: this.#rows(name, columns) };
    }
  }

  matrixOf(name: string): RiskMatrix | null {
    return this.matrices.called(name);
  }

  /** Of the risks told so far, those that are exempt and stand there in full. */
  get exempt(): number {
    return this.#exempt;
  }

  #rows(name: ExportTableName, columns: readonly ExportColumn[]): AsyncGenerator<ExportRow[]> {
    switch (name) {
      case 'risks':
        return this.#countingExempt(this.#risks(columns));
      case 'history':
        return this.#told(historyStatement(this.parts), (row: Parameters<typeof historyRow>[0]) => historyRow(row, columns, this.matrices));
      case 'actions':
        return this.#told(actionsStatement(this.parts), (row: Parameters<typeof actionRow>[0]) => actionRow(row, columns));
      case 'controls':
        return this.#told(controlsStatement(this.parts), (row: Parameters<typeof controlRow>[0]) => controlRow(row, columns));
      case 'matrices':
        return this.#matrices(columns);
    }
  }

  async *#risks(columns: readonly ExportColumn[]): AsyncGenerator<RiskExportRow[]> {
    const { text, names } = risksStatement({ ...this.parts });
    const told = riskRow(names, columns, this.matrices);
    this.#risksTold = true;
    for await (const batch of this.sql.batches<{ cells: unknown[] }>(text, this.bound.values, BATCH)) yield batch.map(({ cells }) => told(cells));
  }

  async *#countingExempt(batches: AsyncIterable<RiskExportRow[]>): AsyncGenerator<ExportRow[]> {
    for await (const rows of batches) {
      this.#exempt += rows.filter(({ exemptInFull }) => exemptInFull).length;
      yield rows;
    }
  }

  async *#told<Row>(statement: string, told: (row: Row) => ExportRow): AsyncGenerator<ExportRow[]> {
    for await (const batch of this.sql.batches<{ row: Row }>(statement, this.bound.values, BATCH)) yield batch.map(({ row }) => told(row));
  }

  /** Those that the rows before named; where there were none, those of the risks. */
  async *#matrices(columns: readonly ExportColumn[]): AsyncGenerator<ExportRow[]> {
    if (!this.#risksTold) for await (const _ of this.#risks(columns));
    for (const id of [...this.matrices.used].sort((a, b) => (this.matrices.name(a) ?? '').localeCompare(this.matrices.name(b) ?? '', 'en-GB'))) yield matrixRows(id, columns, this.matrices);
  }
}
