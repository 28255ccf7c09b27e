import { expect, type APIRequestContext } from '@playwright/test';
import type { AddRiskRequest, CreateRegisterRequest, MatrixVersionView, MatrixView, Page, PersonView, RegisterSummary, RegisterView, RiskView, UnitView } from '@holdfast/contracts';
import type { Layer, RiskMatrix, Standing } from '@holdfast/domain';
import { emailOf, PASSWORD, type JobTitle } from './people';

interface NewRegister {
  readonly matrix?: string;
  readonly unit?: string;
  readonly owner?: JobTitle;
  /** Name of the register above. */
  readonly parent?: string;
  readonly appetite?: string;
  readonly layer?: Layer;
}

interface NewRisk extends Omit<Partial<AddRiskRequest>, 'ownerId'> {
  readonly title: string;
  readonly owner?: JobTitle;
  readonly residual?: Standing;
}

/** Arranges through the API, in somebody's name, what a journey starts from: registers and risks that no other journey looks at. */
export class Council {
  #csrf = '';

  private constructor(private readonly request: APIRequestContext) {}

  static async as(request: APIRequestContext, jobTitle: JobTitle): Promise<Council> {
    const council = new Council(request);
    const answer = await request.post('/api/session', { data: { email: emailOf(jobTitle), password: PASSWORD } });
    expect(answer.status(), await answer.text()).toBe(201);
    council.#csrf = (await request.storageState()).cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
    return council;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(`/api/${path}`);
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }

  async post<T>(path: string, data: unknown, version?: number): Promise<T> {
    return this.#send('post', path, data, version);
  }

  async patch<T>(path: string, data: unknown, version: number): Promise<T> {
    return this.#send('patch', path, data, version);
  }

  /** A register with a name and a prefix of its own, at the top unless a parent is named. */
  async register({ matrix = 'Corporate 5 × 5', unit = 'Aldermere Council', owner = 'Risk Manager', parent, appetite, layer = 'project' }: NewRegister = {}): Promise<RegisterView> {
    const prefix = `E${Array.from({ length: 6 }, () => 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'[Math.floor(Math.random() * 32)]).join('')}`;
    const [units, registers] = await Promise.all([this.get<UnitView[]>('units'), this.get<RegisterSummary[]>('registers')]);
    const request: CreateRegisterRequest = {
      name: `Journey ${prefix}`,
      layer,
      prefix,
      unitId: known(units, ({ name }) => name === unit).id,
      ownerId: await this.personId(owner),
      matrixVersionId: await this.matrixVersionId(matrix),
      parentId: parent === undefined ? null : known(registers, ({ name }) => name === parent).id,
      ...(appetite === undefined ? {} : { appetite }),
    };
    return this.post('registers', request);
  }

  /** An open risk unless said otherwise. */
  async risk(register: { id: string }, { owner = 'Risk Manager', ...risk }: NewRisk): Promise<RiskView> {
    return this.post(`registers/${register.id}/risks`, { status: 'open', ownerId: await this.personId(owner), ...risk });
  }

  /** A published matrix of its own. */
  async matrix(name: string, definition: RiskMatrix): Promise<MatrixVersionView> {
    const draft = await this.post<MatrixVersionView>('matrices', { name, definition });
    return this.post(`matrix-versions/${draft.id}/publication`, undefined, draft.version);
  }

  async personId(jobTitle: JobTitle): Promise<string> {
    const { items } = await this.get<Page<PersonView>>(`people?q=${encodeURIComponent(emailOf(jobTitle))}`);
    return known(items, (person) => person.jobTitle === jobTitle).id;
  }

  async matrixVersionId(name: string): Promise<string> {
    const matrix = known(await this.get<MatrixView[]>('matrices'), (one) => one.name === name);
    return known(matrix.versions, ({ publishedAt }) => publishedAt !== null).id;
  }

  async registerId(name: string): Promise<string> {
    return known(await this.get<RegisterSummary[]>('registers'), (register) => register.name === name).id;
  }

  async #send<T>(method: 'post' | 'patch', path: string, data: unknown, version?: number): Promise<T> {
    const headers = { 'X-XSRF-TOKEN': this.#csrf, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) };
    const answer = await this.request[method](`/api/${path}`, { headers, ...(data === undefined ? {} : { data }) });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }
}

function known<T>(all: readonly T[], fits: (one: T) => boolean): T {
  const found = all.find(fits);
  if (found === undefined) throw new Error('The demo council has nothing of that name.');
  return found;
}
