import { Module } from '@nestjs/common';
import { AddAttachment } from './add-attachment';
import { AttachmentQueries } from './attachment-queries';
import { AttachmentsController } from './attachments.controller';
import { WithdrawAttachment } from './withdraw-attachment';

@Module({ controllers: [AttachmentsController], providers: [AttachmentQueries, AddAttachment, WithdrawAttachment] })
export class AttachmentsModule {}
