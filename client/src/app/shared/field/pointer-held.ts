import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

/**
 * Whether something is being pressed. To press a button is to leave the field before it: were the error of that field shown at
 * once, its line would move the button away from under the pointer, and the press would meet nothing.
 */
@Injectable({ providedIn: 'root' })
export class PointerHeld {
  readonly #held = signal(false);
  readonly held = this.#held.asReadonly();

  constructor() {
    const document = inject(DOCUMENT);
    document.addEventListener('pointerdown', () => this.#held.set(true), { capture: true });
    // The click comes after this, and has to find the button where it was pressed.
    const letGo = (): unknown => setTimeout(() => this.#held.set(false));
    for (const ends of ['pointerup', 'pointercancel', 'dragend']) document.addEventListener(ends, letGo, { capture: true });
    document.defaultView?.addEventListener('blur', letGo);
  }
}
