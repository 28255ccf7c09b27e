import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

const KEY = 'holdfast.theme';

/** Light, dark or as the system says; kept on this device and set before the first paint by theme.js. */
@Injectable({ providedIn: 'root' })
export class Theme {
  readonly #root = inject(DOCUMENT).documentElement;
  readonly #choice = signal<ThemeChoice>(THEMES.find((theme) => theme === this.#root.dataset['theme']) ?? 'system');
  readonly choice = this.#choice.asReadonly();

  choose(theme: ThemeChoice): void {
    this.#choice.set(theme);
    if (theme === 'system') delete this.#root.dataset['theme'];
    else this.#root.dataset['theme'] = theme;
    try {
      if (theme === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  }
}
