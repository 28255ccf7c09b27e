import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Past } from './past';

const ID = '0198e0d4-5a77-7a3c-8f6e-000000000001';

function at(address: string): { past: Past; gone: string[] } {
  const [pathname, search] = address.split('?');
  const gone: string[] = [];
  TestBed.configureTestingModule({ providers: [{ provide: DOCUMENT, useValue: { location: { pathname, search: search ? `?${search}` : '', assign: (url: string) => gone.push(url) } } }] });
  return { past: TestBed.inject(Past), gone };
}

describe('looking at the past', () => {
  it('is told by the address, where the page can show it', () => {
    expect(at(`/registers/${ID}?asAt=2026-03-31`).past.asAt()).toBe('2026-03-31');
  });

  it.each([`/registers/${ID}/settings?asAt=2026-03-31`, '/people?asAt=2026-03-31', '/registers?asAt=2026-02-30', '/registers?asAt=yesterday', '/registers'])('%s shows today', (address) => {
    expect(at(address).past.asAt()).toBeNull();
  });

  it('every link keeps the day, but those to pages of the present', () => {
    const { past } = at('/registers?asAt=2026-03-31');
    expect(past.kept('/registers')).toBe('/registers?asAt=2026-03-31');
    expect(past.kept(`/risks/${ID}?from=list#top`)).toBe(`/risks/${ID}?from=list&asAt=2026-03-31#top`);
    expect(past.kept('/risks?asAt=2025-01-01')).toBe('/risks?asAt=2025-01-01');
    for (const address of [`/registers/${ID}/freezes`, `/actions/${ID}`, `/controls/${ID}`, '/escalations', '/roadmap']) expect(past.kept(address)).toBe(`${address}?asAt=2026-03-31`);
    for (const address of ['/', '/people', `/risks/${ID}/edit`, `/actions/${ID}/edit`, '/registers/new']) expect(past.kept(address)).toBe(address);
  });

  it('asks for the day where it is read, and changes nothing', () => {
    const { past } = at('/registers?asAt=2026-03-31');
    expect(past.isAsked('/api/registers')).toBe(true);
    expect(past.isAsked(`/api/risks/${ID}/assessments`)).toBe(true);
    expect([`/api/actions/${ID}`, '/api/roadmap?owner=1', '/api/escalations', `/api/reviews/${ID}/attachments`].map((url) => past.isAsked(url))).toEqual([true, true, true, true]);
    expect(['/api/session', '/api/escalations/waiting'].map((url) => past.isAsked(url))).toEqual([false, false]);
    expect(past.allows('register.read')).toBe(true);
    for (const permission of ['risk.edit', 'risk.assess', 'register.create', 'control.manage'] as const) expect(past.allows(permission)).toBe(false);
    past.follow('/people');
    expect(past.asAt()).toBeNull();
    expect(past.allows('risk.edit')).toBe(true);
  });

  it('goes to another day on the same page with its filters, and back to today', () => {
    const { past, gone } = at(`/registers/${ID}?level=H&asAt=2026-03-31`);
    past.go('2025-12-31');
    past.go(null);
    expect(gone).toEqual([`/registers/${ID}?level=H&asAt=2025-12-31`, `/registers/${ID}?level=H`]);
  });

  it('goes to the registers from a page that knows no past', () => {
    const { past, gone } = at('/people?state=left');
    past.go('2025-12-31');
    expect(gone).toEqual(['/registers?asAt=2025-12-31']);
  });
});
