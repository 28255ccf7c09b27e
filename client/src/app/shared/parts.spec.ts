import { Component, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Problem } from '../http/problem';
import { EmptyState } from './empty-state/empty-state';
import { ErrorNotice } from './error-notice/error-notice';
import { FilterChips } from './filter-chips/filter-chips';
import { LoadingShape } from './loading-shape/loading-shape';
import { OfflineStrip } from './offline-strip/offline-strip';
import { PageHead } from './page-head/page-head';
import { Panel } from './panel/panel';
import { Position } from './position/position';
import { Segmented } from './segmented/segmented';

async function made<T>(component: Type<T>, inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { fixture, element: fixture.nativeElement as HTMLElement, part: fixture.componentInstance };
}

describe('parts of a page', () => {
  it('says what failed, why, the code to quote, and offers to try again', async () => {
    const error = new Problem({ code: 'unavailable', status: 503, title: 'The server did not answer.', reportCode: 'H-4F2A' });
    const { element, part } = await made(ErrorNotice, { what: 'The list could not be loaded.', error });
    let again = 0;
    part.again.subscribe(() => again++);
    element.querySelector('button')!.click();
    expect(element.textContent).toContain('The list could not be loaded. The server did not answer.');
    expect([element.textContent!.includes('Report code H-4F2A'), again, element.getAttribute('role')]).toEqual([true, 1, 'alert']);
  });

  it('finds words for what nobody foresaw', async () => {
    const { element } = await made(ErrorNotice, { what: 'The list could not be loaded.', error: new TypeError('x is undefined') });
    expect(element.textContent).not.toContain('undefined');
  });

  it('shows nothing of what is loading for 300 ms', async () => {
    jest.useFakeTimers();
    const fixture = TestBed.createComponent(LoadingShape);
    fixture.detectChanges();
    jest.advanceTimersByTime(299);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toBe('');
    jest.advanceTimersByTime(1);
    fixture.detectChanges();
    expect(element.textContent).toContain('Loading');
    jest.useRealTimers();
  });

  it('counts the drafts kept while there is no connection', async () => {
    expect((await made(OfflineStrip, { drafts: 2 })).element.textContent).toContain('2 drafts are kept on this device.');
    expect((await made(OfflineStrip)).element.textContent).not.toContain('draft');
  });

  it('says what is missing and why', async () => {
    expect((await made(EmptyState, { heading: 'No reviews are due', why: 'The next is on 18 June.' })).element.textContent).toContain('No reviews are dueThe next is on 18 June.');
  });

  it('names a panel by its heading, or by its label', async () => {
    const { element } = await made(Panel, { heading: 'Heat map', count: '13 risks' });
    expect(element.querySelector(`#${element.getAttribute('aria-labelledby')}`)!.textContent).toBe('Heat map');
    expect((await made(Panel, { label: 'Risks' })).element.getAttribute('aria-label')).toBe('Risks');
  });

  it('makes the title of a page able to take the focus', async () => {
    expect((await made(PageHead, { heading: 'ICT service register' })).element.querySelector('h1')!.tabIndex).toBe(-1);
  });

  it('reads a position by its axes', async () => {
    expect((await made(Position, { likelihood: 'C', impact: 'II' })).element.querySelector('.hf-hidden')!.textContent).toBe('likelihood C, impact II');
  });

  it('presses one of a few', async () => {
    @Component({ imports: [Segmented], template: `<hf-segmented label="Assessment" [segments]="segments" [(value)]="value" />` })
    class Host {
      readonly segments = [{ value: 'a', label: 'Inherent' }, { value: 'b', label: 'Residual' }];
      value = 'a';
    }
    const { element, part, fixture } = await made(Host);
    element.querySelectorAll('button')[1]!.click();
    await fixture.whenStable();
    expect(part.value).toBe('b');
  });

  it('names what each filter takes away', async () => {
    const { element, part } = await made(FilterChips, { chips: [{ key: 'cell', label: 'Cell', code: 'C · II' }] });
    const removed: string[] = [];
    part.removed.subscribe(({ key }) => removed.push(key));
    const button = element.querySelector('button')!;
    button.click();
    expect([button.getAttribute('aria-label'), removed]).toEqual(['Remove filter Cell C · II', ['cell']]);
  });
});
