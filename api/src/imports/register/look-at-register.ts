import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RegisterImportDraftView } from '@holdfast/contracts';
import { can, columnName, type RegisterTable, type RiskMatrix } from '@holdfast/domain';
import type { TableFile } from '../../file-reading';
import type { Actor } from '../../platform/actor';
import { Database, type Sql } from '../../platform/database';
import { loadRegisterOfRisks, matrixOf, type RegisterOfRisk } from '../../risks';
import { contentOfDraft, loadDraft, type StoredDraft } from '../load-draft';
import { RecentFiles } from '../recent-files';
import { mayMake } from './may-make-matrix';
import { namesHere } from './names-here';
import { planRegister } from './plan-register';
import { readRegister } from './read-register';
import { NO_REGISTER_CHOICES, type RegisterChoices } from './register-choices';
import { registerPreview } from './register-preview';
import { requireToBring } from './require-to-bring';
import { RisksThere } from './risks-there';
import type { UnderstoodRegister } from './understood-register';

@Injectable()
export class LookAtRegister {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecentFiles) private readonly recent: RecentFiles,
  ) {}

  of(id: string, actor: Actor): Promise<RegisterImportDraftView> {
    return this.database.read(actor.organisationId, (sql) => this.within(sql, actor, id));
  }

  /** The same within a transaction that has just changed how the file is read. */
  async within(sql: Sql, actor: Actor, id: string): Promise<RegisterImportDraftView> {
    const draft = await loadDraft<RegisterChoices>(sql, actor, id, '', 'risks');
    return registerPreview(sql, actor, await this.understand(sql, actor, draft), draft.choices);
  }

  async understand(sql: Sql, actor: Actor, draft: StoredDraft<RegisterChoices>, lock: '' | 'FOR NO KEY UPDATE OF r' = ''): Promise<UnderstoodRegister> {
    const register = await loadRegisterOfRisks(sql, actor, draft.registerId ?? '', lock);
    requireToBring(actor, register);
    const file = await this.recent.read(`${actor.organisationId} ${draft.id}`, () => contentOfDraft(sql, actor, draft.id), draft.fileName);
    return understand(sql, actor, { draft, file, register });
  }
}

interface Given {
  draft: StoredDraft<RegisterChoices>;
  file: TableFile;
  register: RegisterOfRisk & { today: string };
}

/** Called as exports call them. */
const VERSIONS = `SELECT v.id, concat(m.name, ', version ', v.number) AS name, v.definition FROM risk_matrix_version v JOIN risk_matrix m ON m.organisation_id = $1 AND m.id = v.matrix_id
  WHERE v.organisation_id = $1 AND v.published_at IS NOT NULL`;

async function understand(sql: Sql, actor: Actor, { draft, file, register }: Given): Promise<UnderstoodRegister> {
  const choices: RegisterChoices = { ...NO_REGISTER_CHOICES, ...draft.choices };
  const there = await sql.one<{ risks: number }>(`SELECT count(*)::int AS risks FROM risk WHERE organisation_id = $1 AND register_id = $2 AND status <> 'draft'`, [actor.organisationId, register.id]);
  const risks = there?.risks ?? 0;
  const own = await matrixOf(sql, actor.organisationId, register.matrixVersionId);
  const read = readRegister(file, choices, own);
  const makes = risks === 0 && mayMake(actor, register) && choices.matrix === 'from-file' ? read.fromFile : null;
  const used = makes ? readRegister(file, choices, makes) : read;
  const matrix = makes ?? own;
  const names = await namesHere(sql, actor);
  const matrices = new Map((await sql.rows<{ id: string; name: string; definition: RiskMatrix }>(VERSIONS, [actor.organisationId])).map((one) => [one.id, one]));
  const place = { unitPath: register.unitPath, registerOwnerId: register.ownerId, rootUnitId: actor.rootUnitId };
  const may = { exempt: can(actor, 'risk.exempt', place), controls: can(actor, 'control.manage', place), actions: can(actor, 'action.manage', place) };
  let known: RisksThere | null = null;
  return {
    draftId: draft.id, fileName: draft.fileName, size: draft.size, fileDigest: draft.digest, encoding: file.encoding, choices, register, risks, matrix, made: makes, outline: used.outline, read: used, names,
    rowsInAll: used.tables.reduce((sum, { rows }) => sum + rows, 0),
    questions: used.tables.flatMap(({ questions }) => questions).filter(({ key, otherwise }) => otherwise === null && !choices.answers.some((one) => one.key === key)).length,
    planned: async function* () {
      const here = await RisksThere.of(sql, actor.organisationId, register, used.referenceHeaders);
      known = here;
      yield* planRegister(sql, actor, used.rows(), here, {
        register, matrix, people: names.people, units: names.units, categories: names.categories, say: names.say, called: names.called, matrices, may, fileName: draft.fileName, unreadable: choices.unreadable, ownerless: choices.ownerless,
        numberOf: (reference) => here.numberOf(reference),
      });
    },
    missing: () => (known?.missing() ?? []).map(({ id, reference, title }) => ({ id, reference, title })),
    digestOf: (planned, missing) => createHash('sha256').update(planned.digest()).update(JSON.stringify([choices.matrix, [...choices.closeMissing].sort(), missing])).digest('hex'),
    sheetsAsRead: () => used.outline.tables.map((table) => asRead(table, used.tables.includes(table))),
    headers: () => [...new Set(used.tables.flatMap(({ columns }) => columns.map(({ header }) => header)).filter(Boolean))],
  };
}

const asRead = (table: RegisterTable, taken: boolean): object => ({
  name: table.key, thing: taken ? 'risks' : null, header: table.headerRows[1],
  columns: table.columns.map(({ column, header, field, why }) => ({ column, header: header || columnName(column), field, why })),
});
