import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { printed, Shortcuts } from './shortcuts';

describe('Shortcuts', () => {
  const done: string[] = [];
  let shortcuts: Shortcuts;
  let leave: () => void;
  const press = (key: string, more: KeyboardEventInit = {}, target: HTMLElement = document.body) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    Object.defineProperty(event, 'target', { value: target });
    shortcuts.handle(event);
    return event;
  };
  const field = document.createElement('textarea');

  beforeEach(() => {
    localStorage.clear();
    done.length = 0;
    shortcuts = TestBed.inject(Shortcuts);
    const destroyed = { onDestroy: (callback: () => void) => ((leave = callback), () => {}) } as unknown as DestroyRef;
    const keys = { c: 'add', 'g h': 'home', 'g r': 'registers', 'ctrl+enter': 'save' };
    shortcuts.add(Object.entries(keys).map(([keys, label]) => ({ keys, label, run: () => void done.push(label) })), destroyed);
  });

  it('runs a letter, two in a row, and one with Ctrl', () => {
    press('c');
    press('g');
    press('r');
    expect(press('Enter', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(done).toEqual(['add', 'registers', 'save']);
  });

  it('never fires a letter inside a field, but saves there', () => {
    press('c', {}, field);
    press('Enter', { ctrlKey: true }, field);
    expect(done).toEqual(['save']);
  });

  it('keeps letters quiet while a dialog is open', () => {
    const overlay = document.createElement('div');
    overlay.className = 'cdk-overlay-container';
    overlay.innerHTML = '<div role="dialog"></div>';
    document.body.append(overlay);
    press('c');
    overlay.remove();
    expect(done).toEqual([]);
  });

  it('can be turned off for letters, and remembers it', () => {
    shortcuts.turnSingle(false);
    press('c');
    press('Enter', { ctrlKey: true });
    expect([done, localStorage.getItem('holdfast.single-keys')]).toEqual([['save'], 'off']);
  });

  it('leaves the browser its own keys', () => {
    press('c', { ctrlKey: true });
    press('c', { altKey: true });
    expect(done).toEqual([]);
  });

  it('forgets the keys of a page that is left', () => {
    leave();
    press('c');
    expect([done, shortcuts.known()]).toEqual([[], []]);
  });

  it('prints keys as they are on a keyboard', () => {
    expect([printed('ctrl+k'), printed('g h'), printed('?')]).toEqual(['Ctrl K', 'G H', '?']);
  });
});
