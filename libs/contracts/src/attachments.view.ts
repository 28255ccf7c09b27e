import type { PersonRef } from './identity.view';

/**
 * GET /api/{risks|controls|actions|recommendations}/:id/attachments: AttachmentView[], newest first, and the answer of adding one. The file:
 * GET /api/attachments/:id/content, always as a download. Readers of full wording, and the owner of an action for its files.
 */
export interface AttachmentView {
  id: string;
  name: string;
  /** As told by its content. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the file in hex. */
  digest: string;
  author: PersonRef;
  recordedAt: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
}
