import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { inWords } from '../http/interceptors';
import { SAMPLE_SESSION } from '../parts/samples';
import { Session } from './session';

describe('Session', () => {
  let session: Session;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([inWords])), provideHttpClientTesting()] });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
  });

  it('takes up the session that the browser holds, and asks once', async () => {
    const first = session.resume();
    server.expectOne('/api/session').flush(SAMPLE_SESSION);
    await first;
    await session.resume();
    server.verify();
    expect(session.person()?.jobTitle).toBe('Head of ICT');
  });

  it('is nobody where there is none', async () => {
    const resumed = session.resume();
    server.expectOne('/api/session').flush({ code: 'sign-in-needed', title: 'Sign in.', status: 401 }, { status: 401, statusText: 'Unauthorized' });
    expect(await resumed).toBeNull();
  });

  it('hands back several organisations to choose from', async () => {
    const signing = session.signIn({ email: 'a@b.example', password: 'x' });
    const choice = { organisations: [{ id: '1', name: 'Aldermere' }, { id: '2', name: 'Brackenford' }] };
    server.expectOne('/api/session').flush(choice, { status: 300, statusText: 'Multiple Choices' });
    expect(await signing).toEqual(choice);
    expect(session.view()).toBeNull();
  });

  it('allows by the one list of permissions, and nobody anything', () => {
    expect(session.can('category.manage')).toBe(false);
    session.begin(SAMPLE_SESSION);
    expect([session.can('category.manage'), session.can('risk.draft', { unitPath: ['u1', 'u2'] }), session.can('risk.draft')]).toEqual([true, true, false]);
    session.end();
    expect(session.canAnywhere('register.read')).toBe(false);
  });
});
