import { Location } from '@angular/common';
import { Component, ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withNavigationErrorHandler } from '@angular/router';
import { Connection } from './connection';
import { FaultHandler, LOAD_PAGE, loadMissingPage, partMissing, ProgramParts } from './program-parts';

@Component({ template: 'here' })
class Here {}

const gone = (): TypeError => new TypeError('Failed to fetch dynamically imported module: https://risks.example/chunk-OLD.js');

describe('a part of the program that is not on the server any more', () => {
  const load = jest.fn<void, [string]>();
  let live: 'answers' | 'refuses' | 'is out of reach';
  let parts: ProgramParts;
  let router: Router;

  beforeEach(() => {
    jest.spyOn(console, 'error').mockReturnValue();
    load.mockReset();
    sessionStorage.clear();
    live = 'answers';
    globalThis.fetch = jest.fn(async () => {
      if (live === 'is out of reach') throw new TypeError('Failed to fetch');
      return { ok: live === 'answers' } as Response;
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [{ path: 'here', component: Here }, { path: 'units', loadComponent: () => Promise.reject(gone()) }, { path: 'broken', loadComponent: () => Promise.reject(new Error('Something else')) }],
          withNavigationErrorHandler(loadMissingPage),
        ),
        { provide: ErrorHandler, useClass: FaultHandler },
        { provide: LOAD_PAGE, useValue: load },
      ],
    });
    parts = TestBed.inject(ProgramParts);
    router = TestBed.inject(Router);
  });
  afterEach(() => jest.restoreAllMocks());

  /** What the browser tells of a promise that nobody waited for goes to the handler of faults, as in the page. */
  const go = async (address: string): Promise<void> => {
    await router.navigateByUrl(address).catch((error: unknown) => TestBed.inject(ErrorHandler).handleError(error));
    await new Promise((resolve) => setTimeout(resolve));
  };

  it.each([
    ['Chromium', gone(), true],
    ['Firefox', new TypeError('error loading dynamically imported module: https://risks.example/chunk-OLD.js'), true],
    ['Safari', new TypeError('Importing a module script failed.'), true],
    ['a bundler', Object.assign(new Error('Loading chunk 7 failed.'), { name: 'ChunkLoadError' }), true],
    ['no answer to a request', new TypeError('Failed to fetch'), false],
    ['anything else', 'Failed', false],
  ])('is told from other faults: %s', (_from, error, missing) => expect(partMissing(error)).toBe(missing));

  it('is loaded with the wanted address from the server, once', async () => {
    await go('/units?closed=1');
    expect(load.mock.calls).toEqual([['/units?closed=1']]);
    expect(parts.missing()).toBeNull();
  });

  it('is said to be missing when that did not help, and loads again only on request', async () => {
    await go('/units');
    await go('/units');
    expect(load).toHaveBeenCalledTimes(1);
    expect(parts.missing()).toEqual({ address: '/units', why: 'missing' });
    expect(TestBed.inject(Location).path()).toBe('/units');
    await parts.load();
    expect(load.mock.calls).toEqual([['/units'], ['/units']]);
  });

  it('is loaded again for the same address after a while: that is another deployment', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    await go('/units');
    now.mockReturnValue(1_000_000 + 120_000);
    await go('/units');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('never goes round where nothing can be remembered', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await go('/units');
    expect([load.mock.calls.length, parts.missing()?.why]).toEqual([0, 'missing']);
  });

  it.each(['is out of reach', 'refuses'] as const)('leaves the page alone while the server %s, and loads once it is back', async (state) => {
    await go('/here');
    live = state;
    await go('/units');
    expect([load.mock.calls.length, parts.missing()]).toEqual([0, { address: '/units', why: 'no server' }]);
    expect(TestBed.inject(Connection).lost()).toBe(state === 'is out of reach');
    expect(router.url).toBe('/here');
    expect(await parts.load()).toBe(false);
    live = 'answers';
    expect(await parts.load()).toBe(true);
    expect(load.mock.calls).toEqual([['/units']]);
  });

  it('does not load what is no longer wanted', async () => {
    await go('/here');
    let answer!: (response: Response) => void;
    globalThis.fetch = jest.fn(() => new Promise<Response>((resolve) => (answer = resolve)));
    await go('/units');
    await go('/here?again=1');
    answer({ ok: true } as Response);
    await new Promise((resolve) => setTimeout(resolve));
    expect([load.mock.calls.length, parts.missing()]).toEqual([0, null]);
  });

  it('is only told of when it was to open over the page: what is typed there is not risked unasked', async () => {
    await go('/here');
    TestBed.inject(ErrorHandler).handleError(gone());
    await new Promise((resolve) => setTimeout(resolve));
    expect([load.mock.calls.length, parts.missing()]).toEqual([0, { address: '/here', why: 'changed' }]);
    parts.leave();
    expect(parts.missing()).toBeNull();
  });

  it('has nothing to do with other faults', async () => {
    await go('/broken');
    expect([load.mock.calls.length, parts.missing()]).toEqual([0, null]);
    expect(console.error).toHaveBeenCalled();
  });
});
