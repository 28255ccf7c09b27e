import { Inject, Injectable } from '@nestjs/common';
import type { SearchView } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { notPermitted } from '../platform/refusal';
import { searchWords } from '../risk-lists';
import { findRegisters } from './find-registers';
import { findRisks } from './find-risks';

@Injectable()
export class SearchRisks {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, typed: string): Promise<SearchView> {
    if (!can(actor, 'search', {})) throw notPermitted(explainRefusal('search'));
    const words = searchWords(typed);
    if (words.length === 0) return { risks: [], registers: [], more: false };
    return this.database.read(actor.organisationId, async (sql) => ({
      ...(await findRisks(sql, actor, words, typed)),
      registers: await findRegisters(sql, actor, words, typed),
    }));
  }
}
