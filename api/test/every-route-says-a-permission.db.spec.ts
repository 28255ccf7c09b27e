import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '@holdfast/domain';
import { routesOf } from './routes-of';
import { startApp, type TestApp } from './start-app';

/** Answered to anybody. Whoever adds one says here why it may be. */
const PUBLIC = [
  'GET /api/calendar/:secret', // opened by the secret of the link, for the one who made it
  'GET /api/health/live', // watched by whatever runs the program
  'GET /api/health/ready',
  'GET /api/setup', // whether the first-run page is needed
  'POST /api/one-time-links/use', // opened by the secret of the link
  'POST /api/password-resets', // says nothing about the address
  'POST /api/session', // signing in
  'POST /api/setup', // opened by the code that the server printed
];

/** Served by plugins rather than controllers: the description of the API, which holds no data. */
const BESIDE_CONTROLLERS = /^\/api\/docs(?:\/|-|$)/;

describe('every route', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  it('says which permission it needs', () => {
    const routes = routesOf(test.app);
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter(({ required }) => required === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('says a permission that the domain knows', () => {
    const known = new Set<string>([...PERMISSIONS, 'public', 'signed-in']);
    expect(routesOf(test.app).filter(({ required }) => !known.has(String(required)))).toEqual([]);
  });

  it('is there once', () => {
    const names = routesOf(test.app).map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it('asks who is there, unless it is listed as public', () => {
    expect(routesOf(test.app).filter(({ required }) => required === 'public').map(({ name }) => name)).toEqual(PUBLIC);
  });

  it('turns away whoever is not signed in', async () => {
    for (const { name, required } of routesOf(test.app)) {
      if (required === 'public') continue;
      const [method, path] = name.split(' ') as ['GET', string];
      const answer = await test.app.inject({ method, url: path.replace(/:\w+/g, '0198e0d4-5a77-7a3c-8f6e-000000000000'), headers: { 'if-match': '"1"' }, ...(method === 'GET' ? {} : { payload: {} }) });
      expect([name, answer.statusCode]).toEqual([name, 401]);
    }
  });

  it('belongs to a controller, or is known here', () => {
    const answered = test.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n');
    const trail: string[] = [];
    const paths = new Set<string>();
    for (const line of answered) {
      const [, branches = '', part, methods] = /^((?:│ {3}| {4})*(?:├── |└── ))(\S*)(?: \((.*)\))?$/.exec(line) ?? [];
      if (part === undefined) continue;
      trail.length = branches.length / 4 - 1;
      trail.push(part);
      if (methods) paths.add(trail.join(''));
    }
    const controllers = new Set(routesOf(test.app).map(({ name }) => name.split(' ')[1]));
    const beside = [...paths].filter((path) => path.startsWith('/api') && !controllers.has(path) && !BESIDE_CONTROLLERS.test(path));
    // What Fastify lists was read aright: the controllers' own are all among it.
    expect([...controllers].filter((path) => !paths.has(path ?? ''))).toEqual([]);
    expect(beside).toEqual([]);
  });
});
