import { Module } from '@nestjs/common';
import { ReadingsModule } from '../readings';
import { AddAttachment } from './add-attachment';
import { AttachmentQueries } from './attachment-queries';
import { AttachmentsController } from './attachments.controller';
import { WithdrawAttachment } from './withdraw-attachment';

@Module({ imports: [ReadingsModule], controllers: [AttachmentsController], providers: [AttachmentQueries, AddAttachment, WithdrawAttachment] })
export class AttachmentsModule {}
