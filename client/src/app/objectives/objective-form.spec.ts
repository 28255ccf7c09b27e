import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ObjectiveView, SessionView } from '@holdfast/contracts';
import { headOfIct } from '../../../test/a-risk';
import { inWords } from '../http/interceptors';
import { Session } from '../session/session';
import { ObjectiveForm } from './objective-form';

const read: ObjectiveView = { id: 'o1', code: 'C1', title: 'Keep homes dry', description: '', kind: 'service-objective', parentId: null, officer: null, perspective: null, reporting: 'quarterly', unitId: 'housing', unitName: 'Housing', risks: 0, unscored: 0, worst: null, closedAt: null, version: 1 };

describe('the form of an objective', () => {
  let server: HttpTestingController;
  let form: HTMLElement;
  let events: string[];
  let fixture: ComponentFixture<ObjectiveForm>;
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const box = (id: string) => form.querySelector<HTMLInputElement>(`#objective-${id}`)!;
  const type = (id: string, value: string): void => {
    box(id).value = value;
    box(id).dispatchEvent(new Event('input'));
  };
  const press = async (words: string, within: ParentNode = form): Promise<void> => {
    [...within.querySelectorAll('button')].find((button) => button.textContent!.trim() === words)!.click();
    await settled();
  };
  const answerStale = async (current: ObjectiveView): Promise<void> => {
    server.expectOne('/api/objectives/o1').flush({ code: 'stale', title: 'Somebody else saved first. Choose what to keep.', status: 412, current }, { status: 412, statusText: 'x' });
    await settled();
  };
  const field = (name: string) => form.querySelector(`[data-field=${name}]`);

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([inWords])), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin({
      person: { ...headOfIct, email: 'x@example.org' }, organisation: { id: 'o', name: 'O', timeZone: 'Europe/London', decidesOwnProposals: false, colour: null, version: 1 }, rootUnitId: 'root',
      roles: [{ role: 'risk-manager', unitId: 'root', unitPath: ['root'] }], expiresAt: '', historyBeginsOn: '2025-04-01', previousVisitAt: null, demo: false,
    } satisfies SessionView);
    fixture = TestBed.createComponent(ObjectiveForm);
    events = [];
    fixture.componentInstance.saved.subscribe(() => events.push('saved'));
    fixture.componentInstance.left.subscribe(() => events.push('left'));
    fixture.componentRef.setInput('objective', read);
    form = fixture.nativeElement as HTMLElement;
    await settled();
    server.expectOne('/api/units').flush([
      { id: 'root', name: 'Aldermere Council', kind: 'organisation', parentId: null, path: ['root'], version: 1 },
      { id: 'housing', name: 'Housing', kind: 'service', parentId: 'root', path: ['root', 'housing'], version: 1 },
      { id: 'homes', name: 'Homes', kind: 'service', parentId: 'root', path: ['root', 'homes'], version: 1 },
    ]);
    await settled();
  });

  it('shows what somebody else saved first beside mine, and saves what is kept of both', async () => {
    type('title', 'Keep all homes dry and warm');
    await press('Save');
    await answerStale({ ...read, title: 'Keep every home dry', code: 'C1.1', unitId: 'homes', unitName: 'Homes', version: 2 });
    expect(form.textContent).toContain('Somebody else saved first');
    expect(field('title')!.textContent).toContain('Keep every home dry');
    expect(field('title')!.textContent).toContain('Keep all homes dry and warm');
    expect(field('code')!.textContent).toContain('(not touched)');
    expect(field('unitId')!.textContent).toMatch(/Homes.*Housing/s);

    await press('Save the result');
    server.expectNone('/api/objectives/o1');
    await press('Mine', field('title')!);
    await press('Save the result');
    const sent = server.expectOne('/api/objectives/o1');
    expect(sent.request.body).toEqual({ code: 'C1.1', title: 'Keep all homes dry and warm', description: '', kind: 'service-objective', parentId: null, unitId: 'homes', officerId: null, perspective: null, reporting: 'quarterly' });
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
    sent.flush(read);
    await settled();
    expect(events).toEqual(['saved']);
  });

  it('keeps what is typed when the list around it is loaded again, and still asks', async () => {
    type('title', 'Keep all homes dry and warm');
    fixture.componentRef.setInput('objective', { ...read, title: 'Keep every home dry', version: 2 });
    await settled();
    expect(box('title').value).toBe('Keep all homes dry and warm');
    await press('Save');
    expect(server.expectOne('/api/objectives/o1').request.headers.get('If-Match')).toBe('"1"');
  });

  it('keeps what was chosen where that is refused', async () => {
    type('code', 'C2');
    await press('Save');
    await answerStale({ ...read, code: 'C3', version: 2 });
    await press('Mine');
    await press('Save the result');
    server.expectOne('/api/objectives/o1').flush({ code: 'needs-change', title: 'x', status: 422, errors: [{ field: 'code', message: 'There is an objective of this code already.' }] }, { status: 422, statusText: 'x' });
    await settled();
    expect(box('code').value).toBe('C2');
    expect(form.textContent).toContain('There is an objective of this code already.');
  });

  it('is done when mine is copied to be used elsewhere: the list shows theirs', async () => {
    type('code', 'C2');
    await press('Save');
    await answerStale({ ...read, code: 'C3', version: 2 });
    await press('Copy mine and leave');
    expect(events).toEqual(['saved']);
  });
});
