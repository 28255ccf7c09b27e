import { TestBed } from '@angular/core/testing';
import { ScopeEditor } from './scope-editor';
import { ExerciseClient } from './exercise-client';
import type { ScopeLine } from './scope-line';

describe('a resource in the scope of a rehearsal', () => {
  const line: ScopeLine = { resourceId: 'storage', reference: 'RES-1', name: 'Storage', rto: '', rpo: '', neededRto: 480, tooLateAtOnce: false, neededRpo: 60, note: '' };

  it.each<[string, Partial<ScopeLine>, string | undefined]>([
    ['the limits of both', {}, 'The analyses ask for an RTO of 8 h and an RPO of 1 h. Left empty, that is what counts.'],
    ['that it is needed at once', { neededRto: 0, neededRpo: null }, 'The analyses ask for an RTO of 0 min (needed at once). Left empty, that is what counts.'],
    ['that even at once is too late, and no RTO', { neededRto: 0, tooLateAtOnce: true }, 'Even at once is too late for what leans on it. The analyses ask for an RPO of 1 h. Left empty, that is what counts.'],
    ['nothing where nothing is asked', { neededRto: null, neededRpo: null }, undefined],
  ])('tells %s', (_what, of, words) => {
    TestBed.configureTestingModule({ providers: [{ provide: ExerciseClient, useValue: {} }] });
    const fixture = TestBed.createComponent(ScopeEditor);
    fixture.componentInstance.writeValue([{ ...line, ...of }]);
    TestBed.tick();
    expect((fixture.nativeElement as HTMLElement).querySelector('.asks')?.textContent).toBe(words);
  });
});
