import { inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

export interface Crumb {
  readonly label: string;
  /** Left out for the page itself. */
  readonly link?: string | readonly string[];
}

/**
 * The title of the window and the breadcrumb. A route's `title` is enough for most pages; one that learns its name from the
 * server tells it here: `pageTitles.show('ICT-001 Major disaster', [{ label: 'Corporate', link: [...] }, ...])`.
 */
@Injectable({ providedIn: 'root' })
export class PageTitles extends TitleStrategy {
  readonly #window = inject(Title);
  readonly #crumbs = signal<readonly Crumb[]>([]);
  /** From the top down; the last is the page itself. */
  readonly crumbs = this.#crumbs.asReadonly();

  #path = '';

  override updateTitle(state: RouterStateSnapshot): void {
    // The page stays where only its query changes, and it told its name already.
    const path = state.url.replace(/[?#].*$/s, '');
    if (path === this.#path) return;
    this.#path = path;
    const title = this.buildTitle(state);
    this.show(title ?? '', title ? [{ label: title }] : []);
  }

  show(title: string, crumbs: readonly Crumb[] = [{ label: title }]): void {
    this.#window.setTitle(title ? `${title} - Holdfast` : 'Holdfast');
    this.#crumbs.set(crumbs);
  }
}
