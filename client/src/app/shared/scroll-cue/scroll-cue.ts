import { afterNextRender, computed, DestroyRef, Directive, ElementRef, inject, input, signal } from '@angular/core';

/** Less than this is a rounded pixel, not something to scroll to. */
const SLACK = 2;

/**
 * On what scrolls: it fades at each edge behind which there is more, so that nothing looks whole that is not. For a cue in
 * words: `#cue="scrollCue"` and `cue.more()`. With 'end' it opens at its right end, where the newest is.
 */
@Directive({
  selector: '[hfScrollCue]',
  exportAs: 'scrollCue',
  host: {
    class: 'hf-scroll-cue',
    '[class.more-left]': 'left()', '[class.more-right]': 'right()', '[class.more-below]': 'below()', '(scroll)': 'look()',
  },
})
export class ScrollCue {
  readonly begin = input<'' | 'end'>('', { alias: 'hfScrollCue' });
  readonly #box = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #at = signal({ x: 0, right: 0, below: 0 });
  /** How far it is scrolled to the right. */
  readonly offset = computed(() => this.#at().x);
  readonly left = computed(() => this.#at().x > SLACK);
  readonly right = computed(() => this.#at().right > SLACK);
  readonly below = computed(() => this.#at().below > SLACK);
  readonly aside = computed(() => this.left() || this.right());
  #opened = false;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new ResizeObserver(() => this.look());
      for (const part of [this.#box, ...this.#box.children]) observer.observe(part);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  protected look(): void {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = this.#box;
    if (!this.#opened && this.begin() === 'end' && scrollWidth > clientWidth) {
      this.#opened = true;
      this.#box.scrollLeft = scrollWidth;
      return this.look();
    }
    this.#at.set({ x: scrollLeft, right: scrollWidth - clientWidth - scrollLeft, below: scrollHeight - clientHeight - scrollTop });
  }
}
