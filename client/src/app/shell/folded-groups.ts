import { Injectable, signal } from '@angular/core';

const KEY = 'holdfast.folded';

/** Which parts of the navigation are folded away, by name, kept on this device. What nobody has touched is as its place says. */
@Injectable({ providedIn: 'root' })
export class FoldedGroups {
  readonly #chosen = signal<Readonly<Record<string, boolean>>>(read());

  isFolded(name: string, unlessChosen = false): boolean {
    return this.#chosen()[name] ?? unlessChosen;
  }

  fold(name: string, folded: boolean): void {
    this.#chosen.update((chosen) => ({ ...chosen, [name]: folded }));
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#chosen()));
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  }
}

function read(): Readonly<Record<string, boolean>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')) : {};
  } catch {
    return {};
  }
}
