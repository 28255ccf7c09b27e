import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ProgramParts, type MissingPart } from '../http/program-parts';
import { PartMissing } from './part-missing';

describe('the notice that a part of the program is missing', () => {
  const missing = signal<MissingPart | null>(null);
  const parts = { missing, load: jest.fn(async () => true), leave: jest.fn(() => missing.set(null)) };

  async function show(part: MissingPart, behind = true) {
    // The environment draws nothing over the page.
    HTMLDialogElement.prototype.showModal = jest.fn();
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }]), { provide: ProgramParts, useValue: parts }] });
    if (behind) await TestBed.inject(Router).navigateByUrl('/');
    const fixture = TestBed.createComponent(PartMissing);
    missing.set(part);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const press = async (words: string) => {
      [...element.querySelectorAll('button')].find((button) => button.textContent!.trim() === words)!.click();
      await fixture.whenStable();
      await fixture.whenStable();
    };
    return { press, text: () => element.textContent!.replace(/\s+/g, ' '), buttons: () => [...element.querySelectorAll('button')].map((button) => button.textContent!.trim()) };
  }

  beforeEach(() => {
    missing.set(null);
    parts.load.mockReset().mockResolvedValue(true);
    parts.leave.mockClear();
  });

  it('says what is missing and offers to load the page again, or to stay', async () => {
    const { text, buttons, press } = await show({ address: '/units', why: 'missing' });
    expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalled();
    expect(text()).toContain('This page could not be opened');
    expect(buttons()).toEqual(['Load the page again', 'Stay on this page']);
    await press('Stay on this page');
    expect([parts.leave.mock.calls.length, buttons()]).toEqual([1, []]);
  });

  it('offers no staying where there is no page to stay on', async () => {
    const { buttons } = await show({ address: '/units', why: 'missing' }, false);
    expect(buttons()).toEqual(['Load the page again']);
  });

  it('says that the server cannot be reached, and that it still cannot', async () => {
    const { text, press } = await show({ address: '/units', why: 'no server' });
    expect(text()).toContain('The server cannot be reached');
    expect(text()).toContain('What you typed on this page is still here');
    parts.load.mockResolvedValue(false);
    await press('Try again');
    expect(text()).toMatch(/It could not be reached at \d\d:\d\d either\./);
  });
});
