import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable } from '@nestjs/common';
import type { ChooseOrganisationView, SignInRequest } from '@holdfast/contracts';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { Refusal } from '../platform/refusal';
import { SESSION_IDLE_MS } from './session.guard';
import { hashOf, newToken, writeNamedToken } from './session-token';
import { SignInLimit } from './sign-in-limit';

interface Account {
  organisation_id: string;
  organisation_name: string;
  person_id: string;
  password_hash: string;
}

export interface NewSession {
  organisationId: string;
  personId: string;
  sessionId: string;
  cookie: string;
  csrf: string;
}

/** argon2id as OWASP's password storage cheat sheet has it: 19 MiB, two passes, one lane. */
export const hashPassword = (password: string): Promise<string> => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

let decoy: Promise<string> | undefined;

@Injectable()
export class SignIn {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SignInLimit) private readonly limit: SignInLimit,
  ) {}

  async run(request: SignInRequest): Promise<NewSession | ChooseOrganisationView> {
    await this.limit.check(request.email);
    const accounts = await this.database.unscoped<Account>('SELECT * FROM accounts_for_sign_in($1)', [request.email]);
    const opened: Account[] = [];
    for (const account of accounts) if (await verify(account.password_hash, request.password)) opened.push(account);
    // An unknown address costs what a known one does.
    if (accounts.length === 0) await verify(await (decoy ??= hashPassword('nobody')), request.password);
    if (opened.length === 0) {
      await this.limit.failed(request.email);
      throw new Refusal(401, 'sign-in-refused', 'The e-mail address or the password is not right.');
    }
    const chosen = request.organisationId ? opened.filter((account) => account.organisation_id === request.organisationId) : opened;
    if (chosen.length > 1) return { organisations: chosen.map((account) => ({ id: account.organisation_id, name: account.organisation_name })) };
    const [account] = chosen;
    if (!account) throw new Refusal(401, 'sign-in-refused', 'The e-mail address or the password is not right.');
    await this.limit.succeeded(request.email);
    return this.openSession(account.organisation_id, account.person_id);
  }

  /** A new session for somebody who has proved who they are. */
  async openSession(organisationId: string, personId: string): Promise<NewSession> {
    const sessionId = newId();
    const secret = newToken();
    const csrf = newToken();
    const now = this.clock.now();
    await this.database.writeUnattended(organisationId, async (tx) => {
      await tx.rows(
        `INSERT INTO session (organisation_id, id, person_id, token_hash, csrf_hash, created_at, last_seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
        [organisationId, sessionId, personId, hashOf(secret), hashOf(csrf), now, new Date(now.getTime() + SESSION_IDLE_MS)],
      );
      await tx.rows(
        'UPDATE person SET previous_visit_at = last_visit_at, last_visit_at = $3 WHERE organisation_id = $1 AND id = $2',
        [organisationId, personId, now],
      );
      await tx.record({ action: 'session.opened', subjectType: 'person', subjectId: personId });
    });
    return { organisationId, personId, sessionId, cookie: writeNamedToken({ organisationId, id: sessionId, secret }), csrf };
  }
}
