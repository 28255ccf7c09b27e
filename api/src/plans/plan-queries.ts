import { Inject, Injectable } from '@nestjs/common';
import type { PlanVersionView, PlanView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { NoteReadings } from '../readings';
import { loadPlan, toPlanView } from './load-plan';
import { loadVersion, toVersionView } from './load-plan-version';

@Injectable()
export class PlanQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoteReadings) private readonly noteReadings: NoteReadings,
  ) {}

  one(id: string, actor: Actor): Promise<PlanView> {
    return this.database.readAsAt(actor, async (sql) => toPlanView(actor, await loadPlan(sql, actor, id)));
  }

  async version(id: string, number: number, actor: Actor): Promise<PlanVersionView> {
    const view = await this.database.readAsAt(actor, async (sql) => toVersionView(sql, actor, await loadVersion(sql, actor, id, number)));
    await this.noteReadings.run(actor, view.names.risks.map((risk) => risk.id));
    return view;
  }
}
