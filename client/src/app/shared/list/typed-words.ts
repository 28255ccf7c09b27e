import { linkedSignal, type Signal } from '@angular/core';

/** After the last key, before the list is asked. In milliseconds. */
const PAUSE = 250;

/**
 * The words in a box above a list whose search stands in the address. What is being typed runs ahead of the address: an answer
 * to half of it, which comes while the rest is typed, takes no letter back.
 */
export function typedWords(asked: () => string, ask: (words: string) => void) {
  let typing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const words = linkedSignal<string, string>({
    source: asked,
    computation: (now, before) => {
      if (!typing || !before) return now;
      if (now === before.value.trim()) typing = false;
      return before.value;
    },
  });
  const send = (): void => {
    const now = words().trim();
    if (now === asked()) typing = false;
    else ask(now);
  };
  return {
    words: words as Signal<string>,
    type(text: string): void {
      typing = true;
      words.set(text);
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE);
    },
    clear(): void {
      typing = false;
      clearTimeout(timer);
      words.set('');
      if (asked()) ask('');
    },
  };
}
