import { Inject, Injectable } from '@nestjs/common';
import type { ImportProfileView } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import { profiles, requireToUseProfiles } from './profiles';

@Injectable()
export class ListImportProfiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor): Promise<ImportProfileView[]> {
    requireToUseProfiles(actor);
    return this.database.read(actor.organisationId, (sql) => profiles(sql, actor));
  }
}
