import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { inWords } from '../http/interceptors';
import { SignInPage } from './sign-in-page';

const VIEW = { person: { id: 'p' }, organisation: { id: 'o' }, roles: [] };

describe('signing in', () => {
  let server: HttpTestingController;
  let page: HTMLElement;
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const type = (id: string, value: string): void => {
    const box = page.querySelector<HTMLInputElement>(`#${id}`)!;
    box.value = value;
    box.dispatchEvent(new Event('input'));
  };
  const press = async (words: string): Promise<void> => {
    [...page.querySelectorAll('button')].find((button) => button.textContent?.includes(words))!.click();
    await settled();
  };

  async function open(address: string, setupNeeded = false): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([inWords])), provideHttpClientTesting(),
        provideRouter([{ path: 'sign-in', component: SignInPage }, { path: '**', children: [] }], withComponentInputBinding()),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address);
    page = harness.routeNativeElement!;
    server.expectOne('/api/setup').flush({ needed: setupNeeded });
    await settled();
    if (!setupNeeded) server.expectOne('/api/session').flush({ code: 'sign-in-needed', title: 'x', status: 401 }, { status: 401, statusText: 'x' });
    await settled();
  }
  const url = (): string => TestBed.inject(Router).url;

  it('leads on to where one wanted to go', async () => {
    await open('/sign-in?return=%2Frisks%3Fkind%3Dtarget');
    type('email', 'head@council.example');
    type('password', 'right');
    await press('Sign in');
    server.expectOne({ method: 'POST', url: '/api/session' }).flush(VIEW);
    await settled();
    expect(url()).toBe('/risks?kind=target');
  });

  it.each(['https://elsewhere.example', '//elsewhere.example', 'javascript:alert(1)'])('goes home instead of to %s', async (back) => {
    await open(`/sign-in?return=${encodeURIComponent(back)}`);
    type('email', 'head@council.example');
    type('password', 'right');
    await press('Sign in');
    server.expectOne({ method: 'POST', url: '/api/session' }).flush(VIEW);
    await settled();
    expect(url()).toBe('/');
  });

  it('says that address or password is not right, keeps the address and forgets the password', async () => {
    await open('/sign-in');
    type('email', 'head@council.example');
    type('password', 'wrong');
    await press('Sign in');
    server.expectOne({ method: 'POST', url: '/api/session' }).flush({ code: 'sign-in-refused', title: 'The e-mail address or the password is not right.', status: 401 }, { status: 401, statusText: 'x' });
    await settled();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('The e-mail address or the password is not right.');
    expect(page.querySelector('[role=alert]')?.textContent).not.toContain('Type your password');
    expect(page.querySelector<HTMLInputElement>('#email')?.value).toBe('head@council.example');
    expect(page.querySelector<HTMLInputElement>('#password')?.value).toBe('');
  });

  it('asks which organisation where address and password open several', async () => {
    await open('/sign-in');
    type('email', 'head@council.example');
    type('password', 'right');
    await press('Sign in');
    const organisations = [{ id: 'a', name: 'Aldermere Council' }, { id: 'b', name: 'Borough of Bray' }];
    server.expectOne({ method: 'POST', url: '/api/session' }).flush({ organisations }, { status: 300, statusText: 'x' });
    await settled();
    await press('Borough of Bray');
    const chosen = server.expectOne({ method: 'POST', url: '/api/session' });
    expect(chosen.request.body).toEqual({ email: 'head@council.example', password: 'right', organisationId: 'b' });
  });

  it('leads to the first run where nothing is set up yet', async () => {
    await open('/sign-in', true);
    expect(url()).toBe('/setup');
  });
});
