import { TestBed } from '@angular/core/testing';
import type { InvocationView } from '@holdfast/contracts';
import type { LogMark, ResourceProgress } from '@holdfast/domain';
import type { LogDraft } from '../incident-log/log-draft';
import { LostAndBack } from './lost-and-back';

const mark = (at: string): LogMark => ({ entryId: at, at, by: { id: 'ana', name: 'Ana', jobTitle: 'Head of ICT' }, text: '', alsoBy: [] });
const OUTAGE = '2026-05-11T06:00:00.000Z';
const storage = { id: 'storage', reference: 'RES-1', name: 'Storage', kind: 'infrastructure', lost: true, rtoMinutes: 240, tooLateAtOnce: false, rpoMinutes: 1440, rtoStated: null, measured: null, dataLoss: null } as const;
const back = (dataAsOf: string | null): ResourceProgress => ({ resourceId: 'storage', started: null, usable: mark('2026-05-11T09:00:00.000Z'), abandoned: null, dataAsOf: dataAsOf === null ? null : mark(dataAsOf), measured: { minutes: 180, moreThan: false } });

describe('what is lost and what is back in an invocation', () => {
  function shown(progress: ResourceProgress[], mayWrite = true, now = '2026-05-11T10:00:00.000Z', resource: InvocationView['resources'][number] = storage): { page: HTMLElement; told: LogDraft[]; tick: () => void; set: (progress: ResourceProgress[]) => void } {
    const fixture = TestBed.createComponent(LostAndBack);
    const told: LogDraft[] = [];
    fixture.componentRef.setInput('of', { outageAt: OUTAGE, timeZone: 'Europe/London', resources: [resource] } as unknown as InvocationView);
    fixture.componentRef.setInput('progress', progress);
    fixture.componentRef.setInput('mayWrite', mayWrite);
    fixture.componentRef.setInput('now', now);
    fixture.componentInstance.added.subscribe((draft) => told.push(draft));
    TestBed.tick();
    return {
      page: fixture.nativeElement as HTMLElement, told, tick: () => TestBed.tick(),
      set: (now) => {
        fixture.componentRef.setInput('progress', now);
        TestBed.tick();
      },
    };
  }
  const button = (page: HTMLElement, words: string): HTMLButtonElement | undefined => [...page.querySelectorAll('button')].find((one) => one.textContent.includes(words));
  const give = (page: HTMLElement, local: string): void => {
    page.querySelector('input')!.value = local;
    page.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  };

  it('stands beside its RTO, and the data that came back beside the RPO', () => {
    const { page } = shown([back('2026-05-10T04:00:00.000Z')]);
    expect(page.textContent).toContain('Back after 3 h. Within the RTO of 4 h');
    expect(page.querySelector('.hf-bad')?.textContent).toMatch(/Its data go back to .*: data of 26 h lost. Over the RPO of 24 h/);
  });

  it('says who works on what is out, and asks for that no longer', () => {
    const out = shown([]);
    button(out.page, 'Work starts on Storage')!.click();
    expect(out.told).toEqual([{ kind: 'resource-started', resourceId: 'storage' }]);
    const { page } = shown([{ ...back(null), usable: null, measured: null, started: mark('2026-05-11T07:00:00.000Z') }]);
    expect(page.textContent).toMatch(/Work started .* by the Head of ICT/);
    expect([button(page, 'Work starts'), button(page, 'Usable')]).toEqual([undefined, expect.anything()]);
  });

  it('says of what is still out by when it is needed, and by how much that is past', () => {
    const words = (page: HTMLElement): string | undefined => page.querySelector('.under')?.textContent;
    const intime = shown([], true, '2026-05-11T09:30:00.000Z').page;
    expect([words(intime), intime.querySelector('.hf-bad')]).toEqual(['Lost. RTO 4 h', null]);
    TestBed.resetTestingModule();
    const late = shown([], true, '2026-05-11T11:30:40.000Z').page;
    expect([words(late), late.querySelector('.hf-bad')?.textContent]).toEqual(['Lost. 1 h 30 min over the RTO of 4 h', 'Lost. 1 h 30 min over the RTO of 4 h']);
  });

  it('names no RTO where even at once is too late, out or back', () => {
    const needed = { ...storage, rtoMinutes: 0, tooLateAtOnce: true };
    const out = shown([], true, undefined, needed).page;
    expect(out.querySelector('.hf-bad')?.textContent).toBe('Lost. Even at once is too late');
    TestBed.resetTestingModule();
    expect(shown([back(null)], true, undefined, needed).page.querySelector('.hf-bad')?.textContent).toBe('Back after 3 h. Even at once is too late');
  });

  it('asks for the age of its data once it is back, on the clock of the organisation', () => {
    const out = shown([]);
    expect(button(out.page, 'Age of its data')).toBeUndefined();
    const { page, told, tick } = shown([back(null)]);
    button(page, 'Age of its data')!.click();
    tick();
    give(page, '2026-05-10T23:00');
    expect(told).toEqual([{ kind: 'resource-data-as-of', resourceId: 'storage', at: '2026-05-10T22:00:00.000Z' }]);
  });

  it('takes a further look as a correction, and refuses a moment that lies ahead', () => {
    const { page, told, tick } = shown([back('2026-05-10T04:00:00.000Z')]);
    button(page, 'Correct the age of its data')!.click();
    tick();
    give(page, '2026-05-11T12:00');
    tick();
    expect([told, page.querySelector('[role=alert]')?.textContent]).toEqual([[], 'That lies in the future: choose a time that has passed']);
    give(page, '2026-05-11T05:00');
    expect(told).toEqual([{ kind: 'resource-data-as-of', resourceId: 'storage', at: '2026-05-11T04:00:00.000Z' }]);
  });

  it('takes back what was told last, as a correction', () => {
    const { page, told } = shown([back(null)]);
    const taking = button(page, 'Take it back')!;
    expect(taking.getAttribute('aria-label')).toBe('Take it back: Storage is usable again');
    taking.click();
    expect(told).toEqual([{ kind: 'correction', correctsId: '2026-05-11T09:00:00.000Z', at: '2026-05-11T09:00:00.000Z', voids: true }]);
    TestBed.resetTestingModule();
    const words = (of: Partial<ResourceProgress>): string | null | undefined => {
      const text = button(shown([{ ...back(null), usable: null, measured: null, ...of }]).page, 'Take it back')?.getAttribute('aria-label');
      TestBed.resetTestingModule();
      return text;
    };
    const at = mark('2026-05-11T07:00:00.000Z');
    expect([words({ started: at, abandoned: mark('2026-05-11T08:00:00.000Z') }), words({ started: at }), words({})]).toEqual(['Take it back: Storage is given up', 'Take it back: Storage is worked on', undefined]);
  });

  it('has the focus on its name once the button that was pressed is gone', () => {
    const { page, set } = shown([]);
    document.body.append(page);
    button(page, 'Usable again')!.focus();
    button(page, 'Usable again')!.click();
    set([back(null)]);
    expect(document.activeElement?.textContent).toMatch(/^Storage/);
    page.remove();
  });

  it('is only read by whoever may not write', () => {
    expect(shown([back(null)], false).page.querySelector('button')).toBeNull();
  });
});
