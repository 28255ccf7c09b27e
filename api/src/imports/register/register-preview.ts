import { createHash } from 'node:crypto';
import type { RegisterFaultView, RegisterImportDraftView, RegisterPlannedRow, RegisterTableView } from '@holdfast/contracts';
import { columnName, meaningOf, type RegisterColumn, type RegisterTable } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import type { Sql } from '../../platform/database';
import { mayMake } from './may-make-matrix';
import type { PlannedRisk } from './plan-risk';
import { hashPlanned, nothingYet, sumUp } from './planned-sum';
import { profiles } from './profiles';
import type { RegisterChoices } from './register-choices';
import type { UnderstoodRegister } from './understood-register';

/** So many rows and faults are shown at once; how many there are is always said. */
const SHOWN = 200;
const OFFERED = 2_000;

/** What would become of a file, with no more of it in memory than is shown. */
export async function registerPreview(sql: Sql, actor: Actor, understood: UnderstoodRegister, choices: RegisterChoices): Promise<RegisterImportDraftView> {
  const { register, matrix, made, outline, read, names } = understood;
  const counts = nothingYet();
  const hash = createHash('sha256');
  const [changed, added]: [RegisterPlannedRow[], RegisterPlannedRow[]] = [[], []];
  const faults = new Faults(read.tables);
  for await (const batch of understood.planned()) {
    sumUp(counts, batch);
    hashPlanned(hash, batch);
    for (const one of batch) {
      const into = one.outcome === 'changed' ? changed : added;
      if ((one.outcome === 'changed' || one.outcome === 'new') && into.length < SHOWN) into.push(plannedRow(one));
      faults.add(one);
    }
  }
  const missing = understood.missing();
  const headers = new Set(understood.headers());
  return {
    id: understood.draftId, fileName: understood.fileName, size: understood.size, encoding: understood.encoding,
    register: { id: register.id, name: register.name, prefix: register.prefix, ownerTitle: register.ownerTitle, risks: understood.risks },
    tables: outline.tables.map((table) => tableView(table, read.tables.includes(table), understood, faults)),
    empty: outline.empty.map(({ sheet, hidden, why }) => ({ sheet, hidden, why })),
    matrix: { definition: matrix, fromFile: read.fromFile ?? made, why: read.whyMatrix, mayMake: understood.risks === 0 && mayMake(actor, register) },
    scales: read.scales.map((one) => ({ ...one, chosen: choices.scales.some(({ of, raw }) => of === one.of && raw === one.raw) })),
    counts, planned: [...changed, ...added].slice(0, SHOWN), plannedInAll: counts.new + counts.drafts + counts.changed,
    faults: faults.shown(), faultsInAll: faults.inAll(),
    missing: missing.slice(0, SHOWN), missingInAll: missing.length, closing: missing.filter(({ id }) => choices.closeMissing?.includes(id)).length,
    profiles: (await profiles(sql, actor)).map((one) => ({ ...one, fits: one.headers.length > 0 && one.headers.every((header) => headers.has(header)) })),
    offers: { owner: names.offers.owner.slice(0, OFFERED) },
    choices: understood.choices, digest: understood.digestOf(hash, missing.map(({ id }) => id)),
  };
}

const plannedRow = ({ sheet, row, outcome, label, changes, note, flags, bring }: PlannedRisk): RegisterPlannedRow => ({
  sheet, row, outcome: outcome === 'changed' ? 'changed' : bring?.request.status === 'draft' ? 'draft' : 'new', label, changes: [...changes],
  notes: [...new Set([...(note ? [note] : []), ...(note ? [] : flags)])],
});

function tableView(table: RegisterTable, taken: boolean, { choices }: UnderstoodRegister, faults: Faults): RegisterTableView {
  const last = table.columns.at(-1)?.column ?? 0;
  return {
    key: table.key, sheet: table.sheet, hidden: table.hidden, is: table.is, why: table.why, own: table.own !== undefined, taken, range: `${columnName(table.columns[0]?.column ?? 0)}${table.headerRows[0]} to ${columnName(last)}${table.lastRow}`, rows: table.rows,
    columns: table.columns.map((column) => ({
      key: column.key, name: columnName(column.column), header: column.header, field: column.field, why: column.why, own: column.own ? { says: column.own.says, taken: column.own.taken } : null, samples: column.samples.slice(0, 3).map((value) => (value.length > 60 ? `${value.slice(0, 59)}…` : value)),
      faults: faults.inColumn(table.sheet, column.header), dates: column.dates ?? null, scale: column.scale ? { ...column.scale, values: column.scale.values.slice(0, SHOWN) } : null,
    })),
    aside: table.aside.slice(0, SHOWN).map(({ row, why, text }) => ({ row, why, text })), asideInAll: table.aside.length,
    questions: table.questions.map((question) => ({ ...question, answer: choices.answers.find(({ key }) => key === question.key)?.answer ?? null })),
  };
}

const scaleOf = (column: RegisterColumn | undefined): RegisterFaultView['scale'] => {
  const reads = column?.field ? meaningOf(column.field).reads : null;
  return reads === 'likelihood' || reads === 'impact' || reads === 'level' ? reads : null;
};

/** The same text in the same column, or the same thing lacking, is mended once, however many rows have it. */
class Faults {
  readonly #found = new Map<string, RegisterFaultView>();
  readonly #inColumn = new Map<string, number>();
  #further = 0;

  constructor(private readonly tables: readonly RegisterTable[]) {}

  add({ sheet, row, label, faults }: PlannedRisk): void {
    const table = this.tables.find((one) => one.sheet === sheet && row >= one.firstRow && row <= one.lastRow) ?? this.tables.find((one) => one.sheet === sheet);
    for (const { column, header, was, message, meant } of faults) {
      const at = `${sheet}\u0000${header}`;
      this.#inColumn.set(at, (this.#inColumn.get(at) ?? 0) + 1);
      const key = JSON.stringify([table?.key ?? sheet, column ?? header, was, message]);
      const there = this.#found.get(key);
      if (there) there.rows.push(row);
      else if (this.#found.size >= SHOWN) this.#further += 1;
      else {
        const of = table?.columns.find((one) => one.column === column);
        this.#found.set(key, {
          table: table?.key ?? sheet, sheet, row, label, column: of?.key ?? null, header, was, message, meant: [...meant], offers: of?.field === 'owner' || header === 'Owner' ? 'owner' : null, scale: scaleOf(of), rows: [row],
        });
      }
    }
  }

  shown(): RegisterFaultView[] {
    return [...this.#found.values()];
  }

  inAll(): number {
    return this.#found.size + this.#further;
  }

  inColumn(sheet: string, header: string): number {
    return this.#inColumn.get(`${sheet}\u0000${header}`) ?? 0;
  }
}
