import { createHash } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { canAnywhere, explainRefusal, MEASURE_OWNER_PERMISSIONS, REGISTER_OWNER_PERMISSIONS, RISK_OWNER_PERMISSIONS, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { SHOWS_PAST, takeAsAt } from '../platform/as-at';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { IN_PERSON, ONLY_READS, REQUIRED, type RequestWithActor, type Required } from '../platform/permission';
import { notPermitted, Refusal } from '../platform/refusal';
import { readUpload, UploadedFile } from '../platform/uploaded-file';
import { SESSION_IDLE_MS, SESSION_LIMIT_MS } from './open-session';
import { CSRF_COOKIE, SESSION_COOKIE } from './session-cookies';
import { hashOf, readNamedToken, sameHash } from './session-token';
import { TokenCaller } from './token-caller';

const TOUCH_AFTER_MS = 60 * 1000;

interface LiveSession {
  person_id: string;
  csrf_hash: Buffer;
  last_seen_at: Date;
  expires_at: Date;
  roles: Actor['roles'];
  root_unit_id: string;
}

const signInNeeded = (title = 'Sign in to go on. What you typed is kept on this device.'): Refusal => new Refusal(401, 'sign-in-needed', title);

/** Finds who asks, refuses a forged request, and turns away early whoever could not do this anywhere. Verbs check the rest. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TokenCaller) private readonly tokens: TokenCaller,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required = this.reflector.get<Required | undefined>(REQUIRED, context.getHandler());
    if (required === undefined) throw new TypeError(`${context.getClass().name}.${context.getHandler().name} says no permission`);
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const { authorization } = request.headers;
    if (authorization !== undefined && request.cookies[SESSION_COOKIE] !== undefined)
      throw new Refusal(400, 'session-and-token', 'This request brings both a session and a token. Send one of them.');
    if (required === 'public') return true;
    const asAt = takeAsAt(request, this.reflector.get<boolean | undefined>(SHOWS_PAST, context.getHandler()) ?? false);
    const caller = authorization === undefined ? await this.#sessionOf(request) : await this.tokens.of(request, authorization, this.reflector.get<boolean | undefined>(ONLY_READS, context.getHandler()) ?? false);
    if (caller.tokenId !== undefined && this.reflector.getAllAndOverride<boolean | undefined>(IN_PERSON, [context.getHandler(), context.getClass()]))
      throw notPermitted('Passwords, tokens, people and their roles are for somebody who is signed in. A token cannot do this.');
    await readUpload(request);
    request.actor = { ...caller, requestId: request.id, idempotency: idempotencyOf(request), ...(asAt === undefined ? {} : { asAt }) };
    if (required !== 'signed-in' && !mayPerhaps(request.actor, required)) throw notPermitted(explainRefusal(required));
    return true;
  }

  async #sessionOf(request: RequestWithActor): Promise<Omit<Actor, 'requestId' | 'idempotency'>> {
    const named = readNamedToken(request.cookies[SESSION_COOKIE]);
    if (!named) throw signInNeeded();
    const [session] = await this.database.unscoped<LiveSession>('SELECT * FROM live_session($1, $2, $3)', [named.organisationId, named.id, hashOf(named.secret)]);
    const now = this.clock.now();
    if (!session || session.expires_at <= now) throw signInNeeded('Your session has ended. Sign in to go on; what you typed is kept on this device.');
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
      const csrf = request.headers['x-xsrf-token'];
      if (typeof csrf !== 'string' || csrf !== request.cookies[CSRF_COOKIE] || !sameHash(hashOf(csrf), session.csrf_hash))
        throw new Refusal(403, 'forged', 'This request did not come from a Holdfast page. Load the page again.');
    }
    if (now.getTime() - session.last_seen_at.getTime() > TOUCH_AFTER_MS) await this.#touch(named.organisationId, named.id, now);
    return {
      organisationId: named.organisationId,
      personId: session.person_id,
      sessionId: named.id,
      roles: session.roles,
      rootUnitId: session.root_unit_id,
    };
  }

  #touch(organisationId: string, sessionId: string, now: Date): Promise<unknown> {
    return this.database.writeUnattended(organisationId, (tx) =>
      tx.rows(
        `UPDATE session SET last_seen_at = $3, expires_at = least($3::timestamptz + $4 * interval '1 ms', created_at + $5 * interval '1 ms')
         WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL`,
        [organisationId, sessionId, now, SESSION_IDLE_MS, SESSION_LIMIT_MS],
      ),
    );
  }
}

/** Owning a register, a risk, a control or an action also grants; whether one is owned, only the verb can tell. */
const mayPerhaps = (actor: Actor, permission: Permission): boolean =>
  canAnywhere(actor, permission, actor.rootUnitId) || [REGISTER_OWNER_PERMISSIONS, RISK_OWNER_PERMISSIONS, MEASURE_OWNER_PERMISSIONS].some((granted) => granted.includes(permission));

function idempotencyOf(request: RequestWithActor): Actor['idempotency'] {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7E]{1,100}$/.test(key)) throw new Refusal(422, 'needs-change', 'An Idempotency-Key is 1 to 100 visible ASCII characters.');
  const body = request.body instanceof UploadedFile ? request.body.digest.toString('hex') : JSON.stringify(request.body ?? null);
  const requestHash = createHash('sha256').update(`${request.method} ${request.url}\n${request.headers['if-match'] ?? ''}\n${body}`).digest();
  return { key, requestHash };
}
