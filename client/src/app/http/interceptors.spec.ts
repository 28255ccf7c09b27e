import { HttpClient, provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { SignInAgain } from '../session/sign-in-again';
import { Connection } from './connection';
import { csrfToken, inWords, onceOnly, signedInAgain } from './interceptors';
import type { Problem } from './problem';
import { Submission } from './submission';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('requests', () => {
  const again = { applies: jest.fn(() => true), ask: jest.fn(async () => true) };
  let http: HttpClient;
  let server: HttpTestingController;
  const failure = async (request: Promise<unknown>): Promise<Problem> => request.then(() => Promise.reject(new Error('it was answered')), (error: Problem) => error);

  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=first%20token';
    again.applies.mockReturnValue(true);
    again.ask.mockReset().mockResolvedValue(true);
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([inWords, onceOnly, signedInAgain, csrfToken]), withNoXsrfProtection()), provideHttpClientTesting(), { provide: SignInAgain, useValue: again }],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  it('sends back the token of the cookie with what changes something, and with nothing else', () => {
    http.get('/api/risks').subscribe();
    http.patch('/api/risks/1', {}).subscribe();
    http.post('https://elsewhere.example/', {}).subscribe();
    expect(server.expectOne('/api/risks').request.headers.has('X-XSRF-TOKEN')).toBe(false);
    expect(server.expectOne('/api/risks/1').request.headers.get('X-XSRF-TOKEN')).toBe('first token');
    expect(server.expectOne('https://elsewhere.example/').request.headers.has('X-XSRF-TOKEN')).toBe(false);
  });

  it('gives a repeated submission the same key, another body another, and a new one after it is done', () => {
    const submission = new Submission();
    const send = (body: unknown): string => {
      http.post('/api/risks', body, { context: submission.of(body) }).subscribe();
      return server.expectOne('/api/risks').request.headers.get('Idempotency-Key')!;
    };
    const [first, repeated, other] = [send({ title: 'a' }), send({ title: 'a' }), send({ title: 'b' })];
    submission.done();
    const next = send({ title: 'b' });
    expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(repeated).toBe(first);
    expect(new Set([first, other, next]).size).toBe(3);
  });

  it('gives every refusal as a problem with its fields, its code to quote and its version', async () => {
    const failed = failure(firstValueFrom(http.post('/api/risks', {})));
    server.expectOne('/api/risks').flush(
      { code: 'refused', title: 'One answer needs a change.', status: 422, errors: [{ field: 'title', message: 'Write a title.' }], reportCode: 'H-1' },
      { status: 422, statusText: 'Unprocessable', headers: { ETag: '"3"' } },
    );
    expect(await failed).toMatchObject({ status: 422, errors: [{ field: 'title', message: 'Write a title.' }], reportCode: 'H-1', etag: '"3"', offline: false });
  });

  it('has words where a proxy answered instead', async () => {
    const failed = failure(firstValueFrom(http.get('/api/risks')));
    server.expectOne('/api/risks').flush('<html>Bad gateway</html>', { status: 502, statusText: 'Bad gateway' });
    expect(await failed).toMatchObject({ code: 'unavailable', title: 'The server did not answer.' });
  });

  it('knows that the connection is lost, and that it is back', async () => {
    const failed = failure(firstValueFrom(http.get('/api/risks')));
    server.expectOne('/api/risks').error(new ProgressEvent('error'));
    expect((await failed).offline).toBe(true);
    expect(TestBed.inject(Connection).lost()).toBe(true);
    http.get('/api/risks').subscribe();
    server.expectOne('/api/risks').flush([]);
    expect(TestBed.inject(Connection).lost()).toBe(false);
  });

  it('repeats a request after signing in again, with the new token and the same key', async () => {
    const answered = firstValueFrom(http.post<{ id: string }>('/api/risks', { title: 'a' }));
    const first = server.expectOne('/api/risks');
    again.ask.mockImplementation(async () => {
      document.cookie = 'XSRF-TOKEN=second';
      return true;
    });
    first.flush({ code: 'sign-in-needed', title: 'Sign in.', status: 401 }, { status: 401, statusText: 'Unauthorized' });
    await settled();
    const second = server.expectOne('/api/risks');
    expect(second.request.headers.get('X-XSRF-TOKEN')).toBe('second');
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    second.flush({ id: '1' });
    await expect(answered).resolves.toEqual({ id: '1' });
  });

  it('hands the refusal on when nobody signed in', async () => {
    again.ask.mockResolvedValue(false);
    const failed = failure(firstValueFrom(http.get('/api/risks')));
    server.expectOne('/api/risks').flush({ code: 'sign-in-needed', title: 'Sign in.', status: 401 }, { status: 401, statusText: 'Unauthorized' });
    expect((await failed).status).toBe(401);
  });
});
