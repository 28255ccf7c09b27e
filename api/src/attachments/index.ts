export { AttachmentsModule } from './attachments.module';
export { downloadHeaders, savedAs } from './download-headers';
export { compoundKind } from './compound-file';
export { officeKind } from './office-file';
export { startsAsWebPage } from './text-file';
export { readZipDirectory, startsAsZip, type ZipEntry } from './zip-directory';
