import { createHash, randomBytes } from 'node:crypto';
import { CORPORATE_5X5, type Layer, type RiskMatrix, type Role, type UnitKind } from '@holdfast/domain';
import pg from 'pg';
import { v7 } from 'uuid';

/** The password of everybody in a council of the tests. */
export const PASSWORD = 'correct horse battery staple';
/** Its argon2id hash with the least cost there is, made once: signing in through HTTP stays cheap. */
export const PASSWORD_HASH = '$argon2id$v=19$m=8,t=1,p=1$B683ylSejD9iVv/57PaZ+w$tpSO/fIr/2k3j6u2eQT1UQEgitCarKXOmUzfHamT5AM';

/** Beyond any clock that a test sets. */
const NEVER = '9999-01-01T00:00:00Z';

export interface TestPerson {
  id: string;
  name: string;
  jobTitle: string;
  email: string;
}

/** What a signed-in browser sends; spread it into `inject`'s `headers`. */
export interface SignedIn {
  cookie: string;
  'x-xsrf-token': string;
}

/**
 * A council set up through SQL:
 *
 *     Borsetshire Council           administrator, riskManager, auditor, member (viewer)      register COR
 *     ├─ Resources
 *     │  └─ ICT                     registerOwner, riskOwner, continuityManager,
 *     │     │                       unitAdministrator, unitRiskManager, unitViewer            register ICT, under COR
 *     │     └─ Infrastructure
 *     └─ Communities
 *        └─ Housing                 otherRegisterOwner, otherRiskOwner                        register HSG, under COR
 */
export interface Council {
  organisationId: string;
  name: string;
  units: Record<'council' | 'resources' | 'ict' | 'infrastructure' | 'communities' | 'housing', string>;
  people: Record<
    | 'administrator' | 'riskManager' | 'auditor' | 'member'
    | 'registerOwner' | 'riskOwner' | 'continuityManager' | 'unitAdministrator' | 'unitRiskManager' | 'unitViewer'
    | 'otherRegisterOwner' | 'otherRiskOwner',
    TestPerson
  >;
  matrix: { id: string; versionId: string; definition: RiskMatrix };
  registers: Record<'corporate' | 'ict' | 'housing', string>;
  /** Opens a session; also for somebody who was invited through the API. */
  signIn(person: { id: string }): Promise<SignedIn>;
  /** One more person, with a password and, unless left out, one role. */
  addPerson(person: { jobTitle: string; role?: Role; unitId?: string }): Promise<TestPerson>;
  /** One statement as the owner of the tables, for arranging what no verb does and for looking at what was written. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export async function aCouncil(ownerUrl: string, { name = 'Borsetshire Council' }: { name?: string } = {}): Promise<Council> {
  const organisationId = v7();
  const domain = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
  const insert = async (client: pg.Client, table: string, row: Record<string, unknown>): Promise<void> => {
    const columns = ['organisation_id', ...Object.keys(row)];
    const places = columns.map((_, index) => `$${index + 1}`);
    await client.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, [organisationId, ...Object.values(row)]);
  };

  const person = async (client: pg.Client, jobTitle: string, role?: Role, unitId?: string): Promise<TestPerson> => {
    const local = jobTitle.toLowerCase().replace(/[^a-z0-9]+/g, '.');
    const made = { id: v7(), name: `Test ${jobTitle}`, jobTitle, email: `${local}@${domain}` };
    await insert(client, 'person', { id: made.id, email: made.email, name: made.name, job_title: jobTitle, password_hash: PASSWORD_HASH });
    if (role) await insert(client, 'role_assignment', { id: v7(), person_id: made.id, unit_id: unitId, role });
    return made;
  };

  return withOwner(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('INSERT INTO organisation (id, name) VALUES ($1, $2)', [organisationId, name]);

    const unit = async (title: string, kind: UnitKind, parent?: { id: string; path: string[] }) => {
      const id = v7();
      const made = { id, path: [...(parent?.path ?? []), id] };
      await insert(client, 'unit', { id, parent_id: parent?.id ?? null, name: title, kind, path: made.path });
      return made;
    };
    const council = await unit(name, 'organisation');
    const resources = await unit('Resources', 'directorate', council);
    const ict = await unit('ICT', 'service', resources);
    const infrastructure = await unit('Infrastructure', 'team', ict);
    const communities = await unit('Communities', 'directorate', council);
    const housing = await unit('Housing', 'service', communities);

    const people = {
      administrator: await person(client, 'Systems Administrator', 'administrator', council.id),
      riskManager: await person(client, 'Corporate Risk Manager', 'risk-manager', council.id),
      auditor: await person(client, 'Internal Auditor', 'auditor', council.id),
      member: await person(client, 'Chair of Scrutiny', 'viewer', council.id),
      registerOwner: await person(client, 'Head of ICT', 'register-owner', ict.id),
      riskOwner: await person(client, 'Service Desk Manager', 'risk-owner', ict.id),
      continuityManager: await person(client, 'ICT Continuity Manager', 'continuity-manager', ict.id),
      unitAdministrator: await person(client, 'ICT Business Manager', 'administrator', ict.id),
      unitRiskManager: await person(client, 'ICT Risk Lead', 'risk-manager', ict.id),
      unitViewer: await person(client, 'Member Champion for ICT', 'viewer', ict.id),
      otherRegisterOwner: await person(client, 'Head of Housing', 'register-owner', housing.id),
      otherRiskOwner: await person(client, 'Lettings Manager', 'risk-owner', housing.id),
    };

    const matrix = { id: v7(), versionId: v7(), definition: CORPORATE_5X5.matrix };
    await insert(client, 'risk_matrix', { id: matrix.id, name: CORPORATE_5X5.name });
    await insert(client, 'risk_matrix_version', {
      id: matrix.versionId, matrix_id: matrix.id, number: 1, definition: JSON.stringify(matrix.definition),
      author_id: people.riskManager.id, published_by: people.riskManager.id, published_at: new Date('2026-01-05T09:00:00Z'),
    });

    const register = async (title: string, layer: Layer, prefix: string, unitId: string, ownerId: string, parentId?: string): Promise<string> => {
      const id = v7();
      await insert(client, 'register', {
        id, name: title, layer, prefix, unit_id: unitId, owner_id: ownerId, matrix_version_id: matrix.versionId, appetite: 'M',
        parent_id: parentId ?? null, path: parentId ? [parentId, id] : [id],
      });
      await insert(client, 'register_numbering', { register_id: id });
      return id;
    };
    const corporate = await register('Corporate risks', 'corporate', 'COR', council.id, people.riskManager.id);
    const registers = {
      corporate,
      ict: await register('ICT service risks', 'service', 'ICT', ict.id, people.registerOwner.id, corporate),
      housing: await register('Housing service risks', 'service', 'HSG', housing.id, people.otherRegisterOwner.id, corporate),
    };
    await client.query('COMMIT');

    return {
      organisationId, name, people, matrix, registers,
      units: {
        council: council.id, resources: resources.id, ict: ict.id, infrastructure: infrastructure.id, communities: communities.id, housing: housing.id,
      },
      signIn: ({ id }) =>
        withOwner(ownerUrl, async (later) => {
          const [sessionId, secret, csrf] = [v7(), randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
          await insert(later, 'session', {
            id: sessionId, person_id: id, token_hash: sha256(secret), csrf_hash: sha256(csrf), created_at: NEVER, last_seen_at: NEVER, expires_at: NEVER,
          });
          return { cookie: `holdfast_session=${organisationId}.${sessionId}.${secret}; XSRF-TOKEN=${csrf}`, 'x-xsrf-token': csrf };
        }),
      addPerson: ({ jobTitle, role, unitId }) => withOwner(ownerUrl, (later) => person(later, jobTitle, role, unitId ?? council.id)),
      sql: <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => withOwner(ownerUrl, async (later) => (await later.query<Row>(text, values)).rows),
    };
  });
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Before any clock that a test sets, so that its past holds the whole council.
    await client.query(`SET holdfast.moment = '2026-01-01T00:00:00Z'`);
    return await work(client);
  } finally {
    await client.end();
  }
}
