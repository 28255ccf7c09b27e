import { Dialog } from '@angular/cdk/dialog';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { openPalette } from './palette';
import { marked } from './marked';
import { PALETTE_SOURCES, type PaletteSource } from './palette-source';

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Waits until it is so, for as long as the test has: the palette pauses while somebody types, and machines are slow. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause();
}

describe('Find or go to', () => {
  const done: string[] = [];
  const source: PaletteSource = {
    order: 1,
    find: (typed) => [{ heading: 'Risks', items: ['Telephony fails', 'Contact centre'].filter((title) => title.toLowerCase().includes(typed)).map((title, index) => ({ id: `${index}`, title, run: () => void done.push(title) })) }],
  };
  let focused: Element | null;
  const failing: PaletteSource = { order: 0, find: () => Promise.reject(new Error('no')) };
  const input = () => document.querySelector<HTMLInputElement>('[role=combobox]')!;
  const options = () => [...document.querySelectorAll('[role=option]')];

  beforeEach(async () => {
    done.length = 0;
    TestBed.configureTestingModule({ providers: [source, failing].map((useValue) => ({ provide: PALETTE_SOURCES, useValue, multi: true })) });
    openPalette(TestBed.inject(Injector));
    focused = document.activeElement;
    await until(() => options().length > 0);
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  it('hears the letters that are typed as soon as it is asked for', () => {
    expect(focused).toBe(input());
  });

  it('moves through what is found while the focus stays in the field, and runs it', async () => {
    expect(options()).toHaveLength(2);
    const down = new KeyboardEvent('keydown', { key: 'ArrowDown' });
    // What the CDK reads; jsdom does not set it.
    Object.defineProperty(down, 'keyCode', { value: 40 });
    input().dispatchEvent(down);
    await until(() => input().getAttribute('aria-activedescendant') === options()[1]!.id);
    expect(input().getAttribute('aria-activedescendant')).toBe(options()[1]!.id);
    input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(done).toEqual(['Contact centre']);
  });

  it('narrows by what is typed, marks it, and leaves a source out that fails', async () => {
    input().value = 'tel';
    input().dispatchEvent(new Event('input'));
    await until(() => options().length === 1 && options()[0]!.querySelector('mark') !== null);
    expect(options().map((option) => option.querySelector('mark')!.textContent)).toEqual(['Tel']);
  });

  it('says when nothing is found', async () => {
    input().value = 'zzz';
    input().dispatchEvent(new Event('input'));
    await until(() => options().length === 0);
    await until(() => document.querySelector('hf-palette')!.textContent.includes('Nothing'));
    expect(document.querySelector('hf-palette')!.textContent).toContain('Nothing found for "zzz".');
  });

  it('marks every word typed, taking no sign for a command', () => {
    expect(marked('Loss of (all) power', 'all) of')).toEqual([{ text: 'Loss ', hit: false }, { text: 'of', hit: true }, { text: ' (', hit: false }, { text: 'all)', hit: true }, { text: ' power', hit: false }]);
  });
});
