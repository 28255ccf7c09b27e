import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CategoryView, SessionView } from '@holdfast/contracts';
import { headOfIct } from '../../../test/a-risk';
import { inWords } from '../http/interceptors';
import { Session } from '../session/session';
import { CategoriesPage } from './categories-page';

const read: CategoryView = { id: 'c1', name: 'Property', risks: 2, closedAt: null, version: 1 };
const theirs: CategoryView = { ...read, name: 'Buildings', version: 2 };

describe('a category that is renamed where it stands', () => {
  let server: HttpTestingController;
  let page: HTMLElement;
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const box = () => page.querySelector<HTMLInputElement>('li:first-child input')!;
  const press = async (words: string): Promise<void> => {
    [...page.querySelectorAll('button')].find((button) => [button.textContent!.trim(), button.getAttribute('aria-label')].includes(words))!.click();
    await settled();
  };
  const answerList = async (categories: CategoryView[]): Promise<void> => {
    for (const asked of server.match('/api/categories')) asked.flush(categories);
    await settled();
  };
  const answerStale = async (current: CategoryView): Promise<void> => {
    server.expectOne('/api/categories/c1').flush({ code: 'stale', title: 'Somebody else saved first. Choose what to keep.', status: 412, current }, { status: 412, statusText: 'x' });
    await settled();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([inWords])), provideHttpClientTesting(), provideRouter([])] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin({
      person: { ...headOfIct, email: 'x@example.org' }, organisation: { id: 'o', name: 'O', timeZone: 'Europe/London', decidesOwnProposals: false, colour: null, version: 1 }, rootUnitId: 'root',
      roles: [{ role: 'risk-manager', unitId: 'root', unitPath: ['root'] }], expiresAt: '', historyBeginsOn: '2025-04-01', previousVisitAt: null, demo: false,
    } satisfies SessionView);
    page = TestBed.createComponent(CategoriesPage).nativeElement as HTMLElement;
    await settled();
    await answerList([read]);
    await press('Rename Property');
    box().value = 'Property and land';
    box().dispatchEvent(new Event('input'));
    await press('Save');
  });

  it('asks what to keep when somebody else saved first', async () => {
    await answerStale(theirs);
    expect(page.textContent).toContain('Somebody else saved first');
    expect(page.querySelector('[data-field=name]')!.textContent).toMatch(/Buildings.*Property and land/s);
    await press('Mine');
    await press('Save the result');
    const sent = server.expectOne('/api/categories/c1');
    expect(sent.request.body).toEqual({ name: 'Property and land' });
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
    sent.flush({ ...read, name: 'Property and land', version: 3 });
    await settled();
    await answerList([{ ...read, name: 'Property and land', version: 3 }]);
    expect(page.querySelector('li:first-child')!.textContent).toContain('Property and land');
    expect(page.querySelector('hf-stale-resolver')).toBeNull();
  });

  it('stays with what was typed when it was closed meanwhile, and says so', async () => {
    await answerStale({ ...theirs, closedAt: '2026-06-12T09:00:00Z' });
    await press('Mine');
    await press('Save the result');
    server.expectOne('/api/categories/c1').flush({ code: 'category-closed', title: 'Buildings is closed. It can no longer be changed.', status: 409 }, { status: 409, statusText: 'x' });
    await settled();
    expect(box().value).toBe('Property and land');
    expect(page.textContent).toContain('Buildings is closed. It can no longer be changed.');
  });

  it('keeps in its box what the server refused', async () => {
    server.expectOne('/api/categories/c1').flush({ code: 'needs-change', title: 'x', status: 422, errors: [{ field: 'name', message: 'There is a category of this name already' }] }, { status: 422, statusText: 'x' });
    await settled();
    expect(box().value).toBe('Property and land');
    expect(page.textContent).toContain('There is a category of this name already');
  });
});
