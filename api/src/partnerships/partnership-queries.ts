import { Inject, Injectable } from '@nestjs/common';
import type { PartnershipView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { NoteReadings } from '../readings';
import { loadPartnership, toPartnershipView } from './load-partnership';

@Injectable()
export class PartnershipQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoteReadings) private readonly noteReadings: NoteReadings,
  ) {}

  async one(id: string, actor: Actor): Promise<PartnershipView> {
    const view = await this.database.readAsAt(actor, async (sql) => toPartnershipView(actor, await loadPartnership(sql, actor, id)));
    await this.noteReadings.run(actor, view.risks.map((risk) => risk.id));
    return view;
  }
}
