import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { MatrixVersionView } from '@holdfast/contracts';
import { HALTON_4X4 } from '@holdfast/domain';
import { inWords } from '../http/interceptors';
import { MatrixDraft } from './matrix-draft';
import { editStep } from './matrix-edits';

const VIEW: MatrixVersionView = { id: 'v1', matrixId: 'm1', name: 'Service matrix', description: '', number: 1, definition: HALTON_4X4.matrix, publishedAt: null, version: 3 };
const rename = (label: string) => (matrix: typeof VIEW.definition) => editStep(matrix, 'impact', 0, { label });

describe('A draft of a matrix', () => {
  let draft: MatrixDraft;
  let http: HttpTestingController;
  const answer = async (): Promise<void> => void (await Promise.resolve(), await Promise.resolve(), await new Promise((done) => setTimeout(done)));

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([inWords])), provideHttpClientTesting(), MatrixDraft] });
    draft = TestBed.inject(MatrixDraft);
    http = TestBed.inject(HttpTestingController);
    draft.start(VIEW);
  });

  it('is saved against the version that was read, and what changes meanwhile follows against the next', async () => {
    draft.change(rename('Slight'));
    const saved = draft.save();
    const first = http.expectOne({ method: 'PUT', url: '/api/matrix-versions/v1' });
    expect(first.request.headers.get('If-Match')).toBe('"3"');
    draft.change(rename('Slightest'));
    first.flush({ ...VIEW, version: 4 });
    await answer();
    const second = http.expectOne({ method: 'PUT', url: '/api/matrix-versions/v1' });
    expect(second.request.headers.get('If-Match')).toBe('"4"');
    expect(second.request.body.definition.impact[0].label).toBe('Slightest');
    second.flush({ ...VIEW, version: 5 });
    expect(await saved).toBe(true);
    expect(draft.changed()).toBe(false);
  });

  it('saved by somebody else first keeps both until one is chosen', async () => {
    draft.change(rename('Mine'));
    void draft.save();
    const theirs = { ...VIEW, version: 9, definition: rename('Theirs')(VIEW.definition) };
    http.expectOne('/api/matrix-versions/v1').flush({ code: 'stale', title: 'Somebody else saved first', status: 412, current: theirs }, { status: 412, statusText: 'stale' });
    await answer();
    expect(draft.theirs()).toEqual(theirs);
    expect(draft.definition()!.impact[0]!.label).toBe('Mine');

    const kept = draft.keepMine();
    const request = http.expectOne('/api/matrix-versions/v1');
    expect(request.request.headers.get('If-Match')).toBe('"9"');
    expect(request.request.body.definition.impact[0].label).toBe('Mine');
    request.flush({ ...theirs, version: 10 });
    await kept;
    expect(draft.theirs()).toBeNull();
  });

  it('that did not reach the server is offered again when its author comes back', async () => {
    draft.change(rename('Typed on the train'));
    void draft.save();
    http.expectOne('/api/matrix-versions/v1').error(new ProgressEvent('error'));
    await answer();
    expect(draft.problem()!.offline).toBe(true);

    const later = TestBed.runInInjectionContext(() => new MatrixDraft());
    later.start(VIEW);
    expect(later.offered()).not.toBeNull();
    later.takeOffered();
    expect(later.definition()!.impact[0]!.label).toBe('Typed on the train');
  });

  it('takes back the typing in one field at once, and a step at a time otherwise', () => {
    for (const label of ['S', 'Sl', 'Sli']) draft.change(rename(label), 'impact.0.label');
    draft.change((matrix) => editStep(matrix, 'impact', 1, { code: '9' }));
    draft.undo();
    expect(draft.definition()!.impact[0]!.label).toBe('Sli');
    draft.undo();
    expect(draft.definition()).toEqual(VIEW.definition);
    expect(draft.mayUndo()).toBe(false);
  });
});
