import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

export interface Shortcut {
  /** One letter ("c"), two in a row ("g h"), or one with a modifier ("ctrl+k", "ctrl+enter"). */
  readonly keys: string;
  /** What it does, as the list of shortcuts says it: "Add a risk". */
  readonly label: string;
  readonly run: () => void;
}

const KEY = 'holdfast.single-keys';
/** Between the two letters of "g h". */
const PATIENCE = 1_200;
const FIELDS = 'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable], [role=textbox], [role=combobox], [role=searchbox]';

/**
 * Keys of the page on show. Single letters never fire inside a field or while a dialog is open, and can be turned off
 * (WCAG 2.1.4); those with Ctrl work everywhere.
 */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #document = inject(DOCUMENT);
  readonly #known = signal<readonly Shortcut[]>([]);
  readonly #single = signal(this.#read());
  #first: { key: string; at: number } | null = null;

  /** The newest first: a page's own key goes before that of the shell. */
  readonly known = computed(() => [...this.#known()].reverse().filter((one, index, all) => all.findIndex((other) => other.keys === one.keys) === index));
  /** Whether single letters are listened to. */
  readonly single = this.#single.asReadonly();

  /** Adds keys for as long as the caller lives. Call it in an injection context, or pass its DestroyRef. */
  add(shortcuts: readonly Shortcut[], destroyed = inject(DestroyRef)): void {
    this.#known.update((known) => [...known, ...shortcuts]);
    destroyed.onDestroy(() => this.#known.update((known) => known.filter((one) => !shortcuts.includes(one))));
  }

  turnSingle(on: boolean): void {
    this.#single.set(on);
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off');
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  }

  /** The document's keydown. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (!event.altKey && !event.shiftKey) this.#run(`ctrl+${key}`, event);
      return;
    }
    if (event.altKey || !this.#single() || key.length !== 1 || this.#busy(event)) return;
    const first = this.#first && event.timeStamp - this.#first.at < PATIENCE ? this.#first.key : null;
    this.#first = null;
    if (first && this.#run(`${first} ${key}`, event)) return;
    if (this.#run(key, event)) return;
    if (this.#known().some((one) => one.keys.startsWith(`${key} `))) this.#first = { key, at: event.timeStamp };
  }

  #run(keys: string, event: KeyboardEvent): boolean {
    const found = this.known().find((one) => one.keys === keys);
    if (!found) return false;
    event.preventDefault();
    found.run();
    return true;
  }

  #busy(event: KeyboardEvent): boolean {
    const target = event.target;
    if (target instanceof Element && target.closest(FIELDS)) return true;
    return this.#document.querySelector('.cdk-overlay-container [role=dialog], .cdk-overlay-container [role=alertdialog], .cdk-overlay-container [role=menu]') !== null;
  }

  #read(): boolean {
    try {
      return localStorage.getItem(KEY) !== 'off';
    } catch {
      return true;
    }
  }
}

/** "ctrl+k" as it is printed: "Ctrl K"; "g h": "G H". */
export function printed(keys: string): string {
  return keys
    .split(/[+ ]/)
    .map((key) => key.charAt(0).toUpperCase() + key.slice(1))
    .join(' ');
}
