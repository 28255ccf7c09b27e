import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup } from '@angular/forms';
import { Session } from '../../session/session';
import { DeviceDrafts, keepDraft, resumeDraft } from './device-draft';

const form = () => new FormGroup({ title: new FormControl('', { nonNullable: true }), password: new FormControl('', { nonNullable: true }) });
type Form = ReturnType<typeof form>;
const type = (group: Form, title: string) => {
  group.controls.title.setValue(title);
  group.markAsDirty();
};

describe('a draft on this device', () => {
  const person = signal({ id: 'ceri' });
  const keep = (group: Form) => TestBed.runInInjectionContext(() => keepDraft(group, 'add-risk.ict', ['password']));

  beforeEach(() => {
    localStorage.clear();
    person.set({ id: 'ceri' });
    jest.useFakeTimers({ now: new Date('2026-06-12T10:42:00Z') });
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { person } }] });
  });
  afterEach(() => jest.useRealTimers());

  it('is kept one second after the last change, and says when', () => {
    const group = form();
    const draft = keep(group);
    type(group, 'Telephony fails');
    jest.advanceTimersByTime(900);
    expect(draft.savedAt()).toBeNull();
    jest.advanceTimersByTime(200);
    expect(draft.savedAt()).toEqual(new Date('2026-06-12T10:42:01Z'));
  });

  it('is offered to the same person on the same form, and to nobody else', () => {
    const group = form();
    keep(group);
    type(group, 'Telephony fails');
    jest.advanceTimersByTime(1_000);

    const later = form();
    const draft = keep(later);
    expect(draft.offered()?.value).toEqual({ title: 'Telephony fails' });
    expect(later.value.title).toBe('');
    draft.take();
    expect([later.value.title, draft.offered()]).toEqual(['Telephony fails', null]);

    person.set({ id: 'somebody-else' });
    expect(keep(form()).offered()).toBeNull();
  });

  it('never holds what it was told to leave out', () => {
    const group = form();
    keep(group);
    group.controls.password.setValue('secret');
    type(group, 'Telephony');
    jest.advanceTimersByTime(1_000);
    expect(JSON.stringify({ ...localStorage })).not.toContain('secret');
  });

  it('is gone once the server has it, or when it is dropped', () => {
    const group = form();
    const draft = keep(group);
    type(group, 'Telephony fails');
    jest.advanceTimersByTime(1_000);
    draft.saved();
    expect(TestBed.inject(DeviceDrafts).count()).toBe(0);
  });

  it('is kept when the page is left within the second', () => {
    const group = form();
    keep(group);
    type(group, 'Telephony fails');
    TestBed.resetTestingModule();
    expect(Object.keys(localStorage)).toEqual(['holdfast.draft.ceri.add-risk.ict']);
  });

  it('is kept when the window is closed or loaded anew within the second', () => {
    const group = form();
    keep(group);
    type(group, 'Telephony fails');
    window.dispatchEvent(new Event('pagehide'));
    expect(Object.keys(localStorage)).toEqual(['holdfast.draft.ceri.add-risk.ict']);
  });

  it('is forgotten after a month, and on request at signing out', () => {
    localStorage.setItem('holdfast.draft.ceri.add-risk.ict', JSON.stringify({ savedAt: '2026-05-01T10:00:00Z', value: { title: 'Old' } }));
    expect(keep(form()).offered()).toBeNull();
    localStorage.setItem('holdfast.draft.other.add-risk.ict', '{}');
    TestBed.inject(DeviceDrafts).removeAll();
    expect(Object.keys(localStorage)).toEqual(['holdfast.draft.other.add-risk.ict']);
  });

  it('does not stumble over what it did not write', () => {
    localStorage.setItem('holdfast.draft.ceri.add-risk.ict', 'not json');
    expect(keep(form()).offered()).toBeNull();
  });

  describe('of what is typed in an emergency', () => {
    const resume = (group: Form) => TestBed.runInInjectionContext(() => resumeDraft(group, 'declare'));

    it('is kept while one types without a pause, and stands in the form again without a question', () => {
      const group = form();
      resume(group);
      for (const title of ['F', 'Fi', 'Fir', 'Fire']) {
        type(group, title);
        jest.advanceTimersByTime(100);
      }
      const later = form();
      const draft = resume(later);
      expect([later.value.title, draft.offered(), draft.from()]).toEqual(['Fire', null, new Date('2026-06-12T10:42:00.400Z')]);
    });

    it('is gone once it was sent, or begun anew', () => {
      const group = form();
      const draft = resume(group);
      type(group, 'Fire');
      jest.advanceTimersByTime(300);
      draft.saved();
      jest.advanceTimersByTime(300);
      expect(resume(form()).from()).toBeNull();

      const other = form();
      resume(other);
      type(other, 'Flood');
      jest.advanceTimersByTime(300);
      const again = form();
      const kept = resume(again);
      kept.startAgain();
      jest.advanceTimersByTime(300);
      expect([again.value.title, kept.from(), resume(form()).from()]).toEqual(['', null, null]);
    });
  });
});
