import { Module } from '@nestjs/common';
import { JobsModule } from '../platform/jobs';
import { BeginDraft } from './begin-draft';
import { ChooseInDraft } from './choose-in-draft';
import { ImportsController } from './imports.controller';
import { LeaveDraft } from './leave-draft';
import { LookAtDraft } from './look-at-draft';
import { ReadImports } from './read-imports';
import { RecentFiles } from './recent-files';
import { WriteImport } from './write-import';
import { AskToWrite } from './register/ask-to-write';
import { BeginRegisterDraft } from './register/begin-register-draft';
import { CancelWriting } from './register/cancel-writing';
import { ChooseInRegisterDraft } from './register/choose-in-register-draft';
import { ImportRounds } from './register/import-rounds';
import { LeaveRegisterDraft } from './register/leave-register-draft';
import { ListImportProfiles } from './register/list-import-profiles';
import { LookAtRegister } from './register/look-at-register';
import { ReadDraftRows } from './register/read-draft-rows';
import { ReadImportJobs } from './register/read-import-jobs';
import { RemoveProfile } from './register/remove-profile';
import { SaveProfile } from './register/save-profile';
import { WriteRegister } from './register/write-register';
import { RegisterImportsController } from './register/register-imports.controller';

@Module({
  imports: [JobsModule],
  controllers: [ImportsController, RegisterImportsController],
  providers: [BeginDraft, ChooseInDraft, LeaveDraft, LookAtDraft, ReadImports, RecentFiles, WriteImport, BeginRegisterDraft, ChooseInRegisterDraft, LeaveRegisterDraft, ListImportProfiles, LookAtRegister, ReadDraftRows, ReadImportJobs, RemoveProfile, SaveProfile, WriteRegister, AskToWrite, CancelWriting, ImportRounds],
})
export class ImportsModule {}
