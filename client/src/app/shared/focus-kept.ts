import { afterNextRender, afterRenderEffect, DOCUMENT, ElementRef, inject, type Injector, type Signal } from '@angular/core';

/** What was pressed goes once the page is drawn anew: the focus is on the title then, as after going to a page. Called right after the change. */
export function focusHeading(injector: Injector): void {
  const page = injector.get(DOCUMENT);
  afterNextRender(() => page.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }), { injector });
}

/**
 * What was pressed in a row is gone once the row says so: the focus is then on the name of the row (`data-name`). In an injection
 * context; the answer is called with the name as something in its row is pressed.
 */
export function keepFocusInRows(rows: Signal<unknown>): (name: string) => void {
  const [host, page] = [inject<ElementRef<HTMLElement>>(ElementRef).nativeElement, inject(DOCUMENT)];
  let pressed: string | null = null;
  afterRenderEffect(() => {
    rows();
    if (pressed === null || page.activeElement !== page.body) return;
    host.querySelector<HTMLElement>(`[data-name="${pressed}"]`)?.focus({ preventScroll: true });
    pressed = null;
  });
  return (name) => (pressed = name);
}
