import { Inject, Injectable } from '@nestjs/common';
import type { ChooseOrganisationView, SignInRequest } from '@holdfast/contracts';
import { Database } from '../platform/database';
import { Refusal } from '../platform/refusal';
import { AttemptLimit, byAddress, bySource } from './attempt-limit';
import { openSession, type NewSession } from './open-session';
import { NOBODYS_HASH, passwordMatches } from './password-hash';

interface Account {
  organisation_id: string;
  organisation_name: string;
  person_id: string;
  password_hash: string;
}

@Injectable()
export class SignIn {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AttemptLimit) private readonly limit: AttemptLimit,
  ) {}

  async run(request: SignInRequest, source: string): Promise<NewSession | ChooseOrganisationView> {
    const attempt = await this.limit.take('Too many attempts. Wait 15 minutes, or ask for a new password.', byAddress(request.email), bySource(source));
    const opened = await this.#accountsOpenedBy(request);
    const chosen = request.organisationId ? opened.filter((account) => account.organisation_id === request.organisationId) : opened;
    const [account] = chosen;
    if (!account) throw new Refusal(401, 'sign-in-refused', 'The e-mail address or the password is not right.');
    await this.limit.giveBack(attempt);
    if (chosen.length > 1) return { organisations: chosen.map(({ organisation_id: id, organisation_name: name }) => ({ id, name })) };
    await this.limit.forget(byAddress(request.email));
    return this.database.writeUnattended(account.organisation_id, (tx) => openSession(tx, account.person_id));
  }

  async #accountsOpenedBy({ email, password }: SignInRequest): Promise<Account[]> {
    const accounts = await this.database.unscoped<Account>('SELECT * FROM accounts_for_sign_in($1)', [email]);
    if (accounts.length === 0) await passwordMatches(NOBODYS_HASH, password);
    const opened: Account[] = [];
    for (const account of accounts) if (await passwordMatches(account.password_hash, password)) opened.push(account);
    return opened.sort((a, b) => a.organisation_name.localeCompare(b.organisation_name));
  }
}
