import { Inject, Injectable } from '@nestjs/common';
import type { ImportDraftView } from '@holdfast/contracts';
import type { TableFile } from '../file-reading';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { contentOfDraft, loadDraft, requireToImport, type StoredDraft } from './load-draft';
import type { ContinuityPlan } from './plan';
import { planContinuity } from './plan-continuity';
import { previewOf } from './preview';
import { readFileRows, type SheetRead } from './read-file-rows';
import { RecentFiles } from './recent-files';
import { loadWorld, type World } from './world';

/** A file as it is understood, and what would become of each of its rows. */
export interface Looked {
  file: TableFile;
  sheets: SheetRead[];
  plan: ContinuityPlan;
  world: World;
}

@Injectable()
export class LookAtDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecentFiles) private readonly recent: RecentFiles,
  ) {}

  of(id: string, actor: Actor): Promise<ImportDraftView> {
    return this.database.read(actor.organisationId, (sql) => {
      requireToImport(actor);
      return this.within(sql, actor, id);
    });
  }

  /** The same within a transaction that has just changed how the file is read. */
  async within(sql: Sql, actor: Actor, id: string): Promise<ImportDraftView> {
    const draft = await loadDraft(sql, actor, id);
    const { mediaType: _, digest: __, registerId: ___, ...told } = draft;
    return previewOf({ draft: told, ...(await this.understand(sql, actor, draft)) });
  }

  async understand(sql: Sql, actor: Actor, draft: StoredDraft): Promise<Looked> {
    const file = await this.recent.read(`${actor.organisationId} ${draft.id}`, () => contentOfDraft(sql, actor, draft.id), draft.fileName);
    const sheets = readFileRows(file, draft.choices);
    const world = await loadWorld(sql, actor);
    return { file, sheets, world, plan: planContinuity(sheets.flatMap(({ rows }) => rows), world, actor, sql.now) };
  }
}
