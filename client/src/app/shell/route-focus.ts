import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** How long a page may take to show its title before its name is announced without it. */
const WAIT = 3_000;

/**
 * After going to another page the focus is on its title, so that reading starts there, and its name is announced.
 * Filters in the query change the same page: the focus stays where it is. So does that of the first page that is loaded.
 */
@Injectable()
export class RouteFocus {
  readonly #document = inject(DOCUMENT);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #title = inject(Title);
  // Coming from a page outside the frame, such as the one for signing in, is going to another page too.
  #path: string | null = inject(Router).navigated ? '' : null;
  #waiting?: MutationObserver;
  #timer?: ReturnType<typeof setTimeout>;

  constructor() {
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd), takeUntilDestroyed())
      .subscribe(({ urlAfterRedirects }) => {
        const path = urlAfterRedirects.split(/[?#]/)[0]!;
        const first = this.#path === null;
        const same = path === this.#path;
        this.#path = path;
        if (!first && !same) this.#wait();
      });
    inject(DestroyRef).onDestroy(() => this.#stop());
  }

  #wait(): void {
    this.#stop();
    const main = this.#document.querySelector('main');
    if (!main) return;
    // The title of the page left behind is not the one to wait for.
    const before = main.querySelector('h1');
    const look = (): boolean => {
      const heading = main.querySelector<HTMLElement>('h1');
      if (!heading?.textContent?.trim()) return false;
      this.#stop();
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      return true;
    };
    if (before?.isConnected && look()) return;
    this.#waiting = new MutationObserver(look);
    this.#waiting.observe(main, { childList: true, subtree: true, characterData: true });
    this.#timer = setTimeout(() => {
      this.#stop();
      void this.#announcer.announce(this.#title.getTitle());
    }, WAIT);
  }

  #stop(): void {
    this.#waiting?.disconnect();
    clearTimeout(this.#timer);
  }
}
