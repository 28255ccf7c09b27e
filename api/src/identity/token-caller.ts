import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor';
import { workUnder } from '../platform/by-token';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { RequestWithActor } from '../platform/permission';
import { notPermitted, Refusal } from '../platform/refusal';
import { readApiToken } from './api-token-secret';
import { AttemptLimit, byTokenSource } from './attempt-limit';
import { sourceOf } from './request-source';
import { hashOf } from './session-token';

const TOUCH_AFTER_MS = 60 * 1000;

interface LiveToken {
  person_id: string;
  read_only: boolean;
  role_assignment_id: string;
  last_used_at: Date | null;
  expires_at: Date;
  roles: Actor['roles'];
  root_unit_id: string;
}

type Caller = Pick<Actor, 'organisationId' | 'personId' | 'sessionId' | 'tokenId' | 'roles' | 'rootUnitId'>;

/** Finds whose token a request brings, and lets the request work under it. */
@Injectable()
export class TokenCaller {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AttemptLimit) private readonly limit: AttemptLimit,
  ) {}

  async of(request: RequestWithActor, authorization: string, onlyReads: boolean): Promise<Caller> {
    const source = sourceOf(request.ip);
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const named = readApiToken(token ?? '');
    const [live] = named ? await this.database.unscoped<LiveToken>('SELECT * FROM live_token($1, $2, $3)', [named.organisationId, named.id, hashOf(named.secret)]) : [];
    const now = this.clock.now();
    if (!named || !live || live.expires_at <= now) {
      await this.limit.take('Too many tokens were refused from here. Wait 15 minutes.', byTokenSource(source));
      throw new Refusal(401, 'token-refused', 'This token does not open anything: it is mistyped, has expired or was ended, or its owner lost the role that it stands for.');
    }
    if (live.read_only && !onlyReads && !['GET', 'HEAD', 'OPTIONS'].includes(request.method)) throw notPermitted('This token only reads. Make one that may change things.');
    workUnder({ id: named.id, roleAssignmentId: live.role_assignment_id });
    if (live.last_used_at === null || now.getTime() - live.last_used_at.getTime() > TOUCH_AFTER_MS)
      await this.database.writeUnattended(named.organisationId, (tx) =>
        tx.rows('UPDATE api_token SET last_used_at = $3, last_used_from = $4 WHERE organisation_id = $1 AND id = $2', [named.organisationId, named.id, now, source]),
      );
    return { organisationId: named.organisationId, personId: live.person_id, sessionId: null, tokenId: named.id, roles: live.roles, rootUnitId: live.root_unit_id };
  }
}
