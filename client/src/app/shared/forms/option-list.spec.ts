import { signal } from '@angular/core';
import { optionList } from './option-list';

describe('a list of options below a box', () => {
  const made = (sends = false) => {
    const [found, searching, take] = [signal<readonly string[]>(['Northgate', 'Civic Centre']), signal(false), jest.fn()];
    const list = optionList({ listId: 'places', found, searching, take, sends });
    const press = (key: string): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true });
      list.onKey(event);
      return event;
    };
    return { found, searching, take, list, press };
  };

  it('opens and marks by arrows, and Enter takes what is marked', () => {
    const { take, list, press } = made();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) press(key);
    expect(list.open()).toBe(true);
    expect(take.mock.calls).toEqual([['Northgate']]);
  });

  it('takes nothing while what was typed is still looked for: what is shown was found by other words', () => {
    const { searching, take, press } = made(true);
    press('ArrowDown');
    searching.set(true);
    expect(press('Enter').defaultPrevented).toBe(true);
    expect(take).not.toHaveBeenCalled();
    searching.set(false);
    press('Enter');
    expect(take.mock.calls).toEqual([['Northgate']]);
  });

  it('lets Enter send the form only where it may, and nothing is marked', () => {
    expect([made(true).press('Enter').defaultPrevented, made(false).press('Enter').defaultPrevented]).toEqual([false, true]);
  });

  it('is shut by Escape before anything else is', () => {
    const { list, press } = made();
    press('ArrowDown');
    expect([press('Escape').defaultPrevented, list.open(), press('Escape').defaultPrevented]).toEqual([true, false, false]);
  });
});
