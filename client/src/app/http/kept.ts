import { linkedSignal, type Signal } from '@angular/core';

/** The part of a resource that is looked at. */
interface Answer<T> {
  hasValue(): boolean;
  value(): T | undefined;
}

/**
 * The last answer of a resource while the next is on its way, so that a list does not blink when it is sorted. `of` names
 * what the answers are about: with another register or risk on the page, nothing of the one before stays.
 */
export function kept<T>(resource: Answer<T>, of: () => unknown): Signal<T | undefined> {
  return linkedSignal<{ of: unknown; value: T | undefined }, T | undefined>({
    source: () => ({ of: of(), value: resource.hasValue() ? resource.value() : undefined }),
    computation: (now, before) => now.value ?? (before && before.source.of === now.of ? before.value : undefined),
  }).asReadonly();
}
