import { Module } from '@nestjs/common';
import { BeginDraft } from './begin-draft';
import { ChooseInDraft } from './choose-in-draft';
import { ImportsController } from './imports.controller';
import { LeaveDraft } from './leave-draft';
import { LookAtDraft } from './look-at-draft';
import { ReadImports } from './read-imports';
import { RecentFiles } from './recent-files';
import { WriteImport } from './write-import';

@Module({
  controllers: [ImportsController],
  providers: [BeginDraft, ChooseInDraft, LeaveDraft, LookAtDraft, ReadImports, RecentFiles, WriteImport],
})
export class ImportsModule {}
