import { LIMITS } from '@holdfast/domain';
import { Text } from './fields';

/**
 * POST /api/{risks|controls|actions|recommendations}/:id/attachments?name=… with the file itself as the body (application/octet-stream). What it is
 * is told by its content, never by its name or by what the browser says.
 */
export class AttachmentNameRequest {
  @Text({ called: 'File name', min: 1, max: LIMITS.fileName }) name: string;
}

/** POST /api/attachments/:id/withdrawal: it is no longer offered; that it was there, and what it was, stays. */
export class WithdrawAttachmentRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}
