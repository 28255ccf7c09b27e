import { Inject, Injectable } from '@nestjs/common';
import type { RegisterFileRequest, RegisterImportDraftView } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import type { UploadedFile } from '../../platform/uploaded-file';
import { loadRegisterOfRisks } from '../../risks';
import { keepDraft, readUploaded } from '../keep-draft';
import { LookAtRegister } from './look-at-register';
import { NO_REGISTER_CHOICES } from './register-choices';
import { requireToBring } from './require-to-bring';

/** Takes a file to look at as a register, before anything is written into it. */
@Injectable()
export class BeginRegisterDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtRegister) private readonly lookAt: LookAtRegister,
  ) {}

  async run(registerId: string, { name }: RegisterFileRequest, upload: UploadedFile, actor: Actor): Promise<RegisterImportDraftView> {
    await this.database.read(actor.organisationId, async (sql) => requireToBring(actor, await loadRegisterOfRisks(sql, actor, registerId)));
    const file = await readUploaded(upload.bytes, name ?? '');
    return this.database.write(actor, async (tx) => {
      requireToBring(actor, await loadRegisterOfRisks(tx, actor, registerId));
      const id = await keepDraft(tx, actor, { about: 'risks', registerId, file, upload, choices: NO_REGISTER_CHOICES });
      return this.lookAt.within(tx, actor, id);
    });
  }
}
