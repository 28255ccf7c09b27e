import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionView, UnitView } from '@holdfast/contracts';
import { headOfIct } from '../../../test/a-risk';
import { inWords } from '../http/interceptors';
import { Session } from '../session/session';
import { UnitsPage } from './units-page';

const unit = (id: string, name: string, kind: UnitView['kind'], parentId: string | null, path: string[], version = 1): UnitView => ({ id, name, kind, parentId, path, version });
const root = unit('root', 'Aldermere Council', 'organisation', null, ['root']);
const resources = unit('resources', 'Resources', 'directorate', 'root', ['root', 'resources']);
const communities = unit('communities', 'Communities', 'directorate', 'root', ['root', 'communities']);
const ict = unit('ict', 'ICT', 'service', 'resources', ['root', 'resources', 'ict']);

describe('a unit that is changed where it stands', () => {
  let server: HttpTestingController;
  let page: HTMLElement;
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const press = async (words: string, within: ParentNode = page): Promise<void> => {
    [...within.querySelectorAll('button')].find((button) => [button.textContent!.trim(), button.getAttribute('aria-label')].includes(words))!.click();
    await settled();
  };
  const type = (value: string): void => {
    const box = page.querySelector<HTMLInputElement>('hf-unit-form input')!;
    box.value = value;
    box.dispatchEvent(new Event('input'));
  };
  const answerUnits = async (units: UnitView[]): Promise<void> => {
    for (const asked of server.match('/api/units')) if (!asked.cancelled) asked.flush(units);
    await settled();
  };
  const field = (name: string) => page.querySelector(`[data-field=${name}]`)!;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([inWords])), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin({
      person: { ...headOfIct, email: 'x@example.org' }, organisation: { id: 'o', name: 'Aldermere Council', timeZone: 'Europe/London', decidesOwnProposals: false, colour: null, version: 1 }, rootUnitId: 'root',
      roles: [{ role: 'administrator', unitId: 'root', unitPath: ['root'] }], expiresAt: '', historyBeginsOn: '2025-04-01', previousVisitAt: null, demo: false,
    } satisfies SessionView);
    page = TestBed.createComponent(UnitsPage).nativeElement as HTMLElement;
    await settled();
    await answerUnits([root, resources, communities, ict]);
    await press('Change ICT');
  });

  const meet = async (theirs: UnitView): Promise<void> => {
    await press('Save', page.querySelector('hf-unit-form')!);
    server.expectOne('/api/units/ict').flush({ code: 'stale', title: 'x', status: 412, current: theirs }, { status: 412, statusText: 'x' });
    await settled();
  };

  it('asks what to keep when somebody else saved first, and takes from them what was not touched', async () => {
    type('ICT and telephony');
    await meet(unit('ict', 'Digital', 'service', 'communities', ['root', 'communities', 'ict'], 2));
    expect(page.textContent).toContain('Somebody else saved first');
    expect(field('name').textContent).toMatch(/Digital.*ICT and telephony/s);
    expect(field('parentId').textContent).toMatch(/Communities.*Resources.*\(not touched\)/s);
    await press('Mine', field('name'));
    await press('Save the result');
    const sent = server.expectOne('/api/units/ict');
    expect(sent.request.body).toEqual({ name: 'ICT and telephony', kind: 'service', parentId: 'communities' });
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
  });

  it('stays on the screen with what is typed, even where its place is folded away', async () => {
    type('ICT and telephony');
    await press('Hide what is below Resources');
    expect(page.querySelector<HTMLInputElement>('hf-unit-form input')?.value).toBe('ICT and telephony');
  });

  it('keeps what was chosen where that is refused, among the choices of today', async () => {
    type('ICT and telephony');
    const moved = unit('ict', 'Digital', 'directorate', 'root', ['root', 'ict'], 2);
    await meet(moved);
    await press('Mine', field('name'));
    await press('Save the result');
    server.expectOne('/api/units/ict').flush({ code: 'needs-change', title: 'x', status: 422, errors: [{ field: 'name', message: 'There is one of this name already' }] }, { status: 422, statusText: 'x' });
    await settled();
    await answerUnits([root, resources, communities, moved]);
    const [name, kind, parent] = [...page.querySelectorAll<HTMLInputElement | HTMLSelectElement>('hf-unit-form :is(input, select)')].map(({ value }) => value);
    expect([name, kind, parent]).toEqual(['ICT and telephony', 'directorate', 'root']);
    expect(page.textContent).toContain('There is one of this name already.');
  });

  it('has the settings of the organisation ask the same', async () => {
    const settings = page.querySelector('hf-organisation-settings')!;
    const name = settings.querySelector<HTMLInputElement>('#organisation-name')!;
    name.value = 'Aldermere Borough Council';
    name.dispatchEvent(new Event('input'));
    await press('Save', settings);
    server.expectOne('/api/organisation').flush({ code: 'stale', title: 'x', status: 412, current: { id: 'o', name: 'Aldermere City Council', timeZone: 'Europe/Dublin', decidesOwnProposals: false, colour: null, version: 2 } }, { status: 412, statusText: 'x' });
    await settled();
    expect(field('name').textContent).toMatch(/Aldermere City Council.*Aldermere Borough Council/s);
    await press('Mine', field('name'));
    await press('Save the result', settings);
    const sent = server.expectOne('/api/organisation');
    expect(sent.request.body).toEqual({ name: 'Aldermere Borough Council', timeZone: 'Europe/Dublin', decidesOwnProposals: false, colour: null });
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
  });
});
