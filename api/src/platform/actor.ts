import type { Actor as PermissionActor } from '@holdfast/domain';

/** Who asks, as the session guard found them; every verb takes one. */
export interface Actor extends PermissionActor {
  /** Null: no session, but a token. */
  readonly sessionId: string | null;
  readonly roles: readonly { readonly role: PermissionActor['roles'][number]['role']; readonly unitId: string; readonly unitPath: readonly string[] }[];
  readonly rootUnitId: string;
  readonly requestId: string;
  /** Who asks is a script of theirs: `roles` is then the one role that the token stands for. */
  readonly tokenId?: string;
  /** The past day or moment that a read is to show; only on routes that say `@AsAt()`. */
  readonly asAt?: string;
  /** From the header of the same name, with a digest of method, path, If-Match and body. */
  readonly idempotency?: { readonly key: string; readonly requestHash: Buffer };
}
