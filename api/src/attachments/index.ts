export { AttachmentsModule } from './attachments.module';
export { downloadHeaders } from './download-headers';
