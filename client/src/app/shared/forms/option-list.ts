import { signal, type Signal } from '@angular/core';

interface OptionsOf<Option> {
  /** Of the list's element; an option's is this, a dash and its place. */
  readonly listId: string;
  readonly found: Signal<readonly Option[]>;
  readonly take: (option: Option) => void;
  /** What the arrow down does while the list is shut; otherwise it opens. */
  readonly look?: () => void;
  /** Options for what was typed are on their way: those that are shown are still of what was typed before, and Enter takes none of them. */
  readonly searching: Signal<boolean>;
  /** Whether Enter sends the form where no option is marked. */
  readonly sends?: boolean;
}

/** The list of options below a box: whether it is open, which is marked (-1: none), and what keys do. Arrows mark, Enter takes, Escape shuts. */
export function optionList<Option>({ listId, found, take, look, searching, sends = false }: OptionsOf<Option>) {
  const [open, active] = [signal(false), signal(-1)];
  const mark = (place: number): void => {
    active.set(place);
    requestAnimationFrame(() => document.getElementById(`${listId}-${place}`)?.scrollIntoView({ block: 'nearest' }));
  };
  const onKey = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'ArrowDown':
        if (!open() && look) look();
        else {
          open.set(true);
          mark(Math.min(active() + 1, found().length - 1));
        }
        break;
      case 'ArrowUp': mark(Math.max(active() - 1, 0)); break;
      case 'Enter': {
        const option = open() && !searching() ? found()[active()] : undefined;
        if (!option && sends && !searching()) return;
        if (option) take(option);
        break;
      }
      case 'Escape':
        if (!open()) return;
        open.set(false);
        event.stopPropagation();
        break;
      default: return;
    }
    event.preventDefault();
  };
  return { open, active, onKey };
}
