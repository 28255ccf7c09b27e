import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  RegisterFileRequest, RegisterImportChoicesRequest, SaveImportProfileRequest, UseImportProfileRequest, WriteImportRequest, type DraftJobView, type ImportJobView, type ImportProfileView, type RegisterImportDraftView, type RegisterRowsView,
} from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { IdParam } from '../../platform/id-param';
import { Caller, Requires } from '../../platform/permission';
import { FileOf, TakesFile, type UploadedFile } from '../../platform/uploaded-file';
import { REGISTER_FILE } from '../table-file-limit';
import { AskToWrite } from './ask-to-write';
import { BeginRegisterDraft } from './begin-register-draft';
import { CancelWriting } from './cancel-writing';
import { ChooseInRegisterDraft } from './choose-in-register-draft';
import { LeaveRegisterDraft } from './leave-register-draft';
import { ListImportProfiles } from './list-import-profiles';
import { LookAtRegister } from './look-at-register';
import { ReadDraftRows } from './read-draft-rows';
import { ReadImportJobs } from './read-import-jobs';
import { RemoveProfile } from './remove-profile';
import { SaveProfile } from './save-profile';

@Controller()
export class RegisterImportsController {
  constructor(
    @Inject(BeginRegisterDraft) private readonly beginDraft: BeginRegisterDraft,
    @Inject(LookAtRegister) private readonly lookAt: LookAtRegister,
    @Inject(ChooseInRegisterDraft) private readonly chooseInDraft: ChooseInRegisterDraft,
    @Inject(LeaveRegisterDraft) private readonly leaveDraft: LeaveRegisterDraft,
    @Inject(AskToWrite) private readonly askToWrite: AskToWrite,
    @Inject(CancelWriting) private readonly cancelWriting: CancelWriting,
    @Inject(ReadDraftRows) private readonly draftRows: ReadDraftRows,
    @Inject(ReadImportJobs) private readonly jobs: ReadImportJobs,
    @Inject(SaveProfile) private readonly saveProfile: SaveProfile,
    @Inject(ListImportProfiles) private readonly listProfiles: ListImportProfiles,
    @Inject(RemoveProfile) private readonly removeProfile: RemoveProfile,
  ) {}

  @Post('registers/:id/import-drafts')
  @Requires('risk.submit')
  @TakesFile(REGISTER_FILE)
  begin(@IdParam() registerId: string, @Query() request: RegisterFileRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<RegisterImportDraftView> {
    return this.beginDraft.run(registerId, request, file, actor);
  }

  @Get('register-import-drafts/:id')
  @Requires('risk.submit')
  look(@IdParam() id: string, @Caller() actor: Actor): Promise<RegisterImportDraftView> {
    return this.lookAt.of(id, actor);
  }

  @Get('register-import-drafts/:id/rows')
  @Requires('risk.submit')
  rows(@IdParam() id: string, @Caller() actor: Actor): Promise<RegisterRowsView> {
    return this.draftRows.of(id, actor);
  }

  @Put('register-import-drafts/:id/choices')
  @Requires('risk.submit')
  choose(@IdParam() id: string, @Body() request: RegisterImportChoicesRequest, @Caller() actor: Actor): Promise<RegisterImportDraftView> {
    return this.chooseInDraft.run(id, request, actor);
  }

  @Put('register-import-drafts/:id/profile')
  @Requires('risk.submit')
  useProfile(@IdParam() id: string, @Body() request: UseImportProfileRequest, @Caller() actor: Actor): Promise<RegisterImportDraftView> {
    return this.chooseInDraft.useProfile(id, request, actor);
  }

  @Post('register-import-drafts/:id/profile')
  @Requires('risk.submit')
  save(@IdParam() id: string, @Body() request: SaveImportProfileRequest, @Caller() actor: Actor): Promise<ImportProfileView> {
    return this.saveProfile.run(id, request, actor);
  }

  @Delete('register-import-drafts/:id')
  @HttpCode(204)
  @Requires('risk.submit')
  leave(@IdParam() id: string, @Caller() actor: Actor): Promise<void> {
    return this.leaveDraft.run(id, actor);
  }

  @Post('register-import-drafts/:id/import')
  @Requires('risk.submit')
  write(@IdParam() id: string, @Body() request: WriteImportRequest, @Caller() actor: Actor): Promise<ImportJobView> {
    return this.askToWrite.run(id, request, actor);
  }

  @Get('register-import-drafts/:id/import')
  @Requires('risk.submit')
  howFar(@IdParam() id: string, @Caller() actor: Actor): Promise<DraftJobView> {
    return this.jobs.ofDraft(id, actor);
  }

  @Post('register-import-drafts/:id/cancellation')
  @Requires('risk.submit')
  cancel(@IdParam() id: string, @Caller() actor: Actor): Promise<ImportJobView> {
    return this.cancelWriting.run(id, actor);
  }

  @Get('register-imports-under-way')
  @Requires('signed-in')
  underWay(@Caller() actor: Actor): Promise<ImportJobView[]> {
    return this.jobs.underWay(actor);
  }

  @Get('import-profiles')
  @Requires('risk.submit')
  profiles(@Caller() actor: Actor): Promise<ImportProfileView[]> {
    return this.listProfiles.run(actor);
  }

  @Delete('import-profiles/:id')
  @HttpCode(204)
  @Requires('risk.submit')
  remove(@IdParam() id: string, @Caller() actor: Actor): Promise<void> {
    return this.removeProfile.run(id, actor);
  }
}
