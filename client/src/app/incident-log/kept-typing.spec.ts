import { signal, type WritableSignal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LogEntryKind } from '@holdfast/domain';
import { Session } from '../session/session';
import { DeviceDrafts, OF_A_LOG } from '../shared/forms/device-draft';
import { keepTyping } from './kept-typing';

const ANA = { id: 'ana' };
const BEN = { id: 'ben' };

describe('what is half typed in a log', () => {
  const person = signal(ANA);
  const log = signal('fire');

  /** The box of the log, on a page that was loaded anew. */
  const open = () => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { person } }] });
    const box = { text: signal(''), kind: signal<LogEntryKind | null>(null), local: signal<string | null>(null), about: signal<{ planId: string | null; stepId: string; label: string } | null>(null) };
    const { from } = TestBed.runInInjectionContext(() => keepTyping(log, box));
    TestBed.tick();
    return { ...box, from };
  };
  const set = <T>(into: WritableSignal<T>, value: T): void => {
    into.set(value);
    TestBed.tick();
  };

  beforeEach(() => {
    localStorage.clear();
    person.set(ANA);
    log.set('fire');
  });

  it('stands in its box again, with what it is and when it happened, and says since when it is kept', () => {
    const box = open();
    expect(box.from()).toBeNull();
    set(box.kind, 'decision');
    set(box.text, 'Nobody goes in bef');
    set(box.about, { planId: 'plan', stepId: 'step', label: '3' });
    const again = open();
    expect([again.text(), again.kind(), again.about()?.label]).toEqual(['Nobody goes in bef', 'decision', '3']);
    expect(again.from()).toBeInstanceOf(Date);
    expect(open().from()).toEqual(again.from());
  });

  it('is gone once it was added, and nothing is kept of an empty box', () => {
    const box = open();
    set(box.text, 'The roof is gone');
    set(box.text, '');
    expect(TestBed.inject(DeviceDrafts).count()).toBe(0);
    expect(open().text()).toBe('');
  });

  it('belongs to one log and one person', () => {
    set(open().text, 'The roof is gone');
    log.set('flood');
    expect(open().text()).toBe('');
    log.set('fire');
    person.set(BEN);
    expect(open().text()).toBe('');
    person.set(ANA);
    expect(open().text()).toBe('The roof is gone');
  });

  it('goes at signing out with all that belongs to a log, and leaves other drafts alone', () => {
    set(open().text, 'The roof is gone');
    const drafts = TestBed.inject(DeviceDrafts);
    drafts.write('edit-risk.1', { title: 'Fire' });
    expect([drafts.count(), drafts.count(OF_A_LOG)]).toEqual([2, 1]);
    drafts.removeAll(OF_A_LOG);
    expect([drafts.count(), drafts.count(OF_A_LOG)]).toEqual([1, 0]);
  });
});
