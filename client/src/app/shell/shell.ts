import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemCheckbox, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { Connection } from '../http/connection';
import { Outbox } from '../incident-log/outbox';
import { forgetShell } from '../incident-log/shell-keeper';
import { UnreadNotices } from '../notices/unread-notices';
import { Past } from '../past/past';
import { LastPerson } from '../session/last-person';
import { Session } from '../session/session';
import { DeviceDrafts, OF_A_LOG } from '../shared/forms/device-draft';
import { Icon } from '../shared/icons/icon';
import { day, DayPipe } from '../shared/words/dates';
import { Kbd } from '../shared/kbd/kbd';
import { OfflineStrip } from '../shared/offline-strip/offline-strip';
import { MainNavigation } from './main-navigation';
import { Navigation } from './navigation';
import { PageTitles } from './page-titles';
import { RouteFocus } from './route-focus';
import { Shortcuts } from './shortcuts';
import { Theme, THEMES } from './theme';

const THEME_WORDS = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** At signing out, what is not sent yet is given so long. */
const SEND_FOR = 4_000;

/** The frame of every page for somebody who is signed in. */
@Component({
  selector: 'hf-shell',
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemCheckbox, CdkMenuItemRadio, CdkMenuTrigger, CdkTrapFocus, DayPipe, Icon, Kbd, MainNavigation, OfflineStrip, RouterLink, RouterOutlet],
  providers: [RouteFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'shortcuts.handle($event)', '(document:keydown.escape)': 'closeDrawer()', '[class.drawer-open]': 'drawer()' },
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly session = inject(Session);
  protected readonly past = inject(Past);
  readonly #navigation = inject(Navigation);
  protected readonly titles = inject(PageTitles);
  protected readonly theme = inject(Theme);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly connection = inject(Connection);
  protected readonly unread = inject(UnreadNotices);
  readonly #drafts = inject(DeviceDrafts);
  readonly #outbox = inject(Outbox);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  private readonly menuButton = viewChild<ElementRef<HTMLElement>>('menuButton');
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  /** With its year always, since paper outlives it. */
  protected readonly pastDay = computed(() => {
    const asAt = this.past.asAt();
    return asAt === null ? null : day(asAt, { long: true, now: new Date(0) });
  });
  protected readonly drawer = signal(false);
  protected readonly themes = THEMES.map((value) => ({ value, label: THEME_WORDS[value] }));
  protected readonly drafts = computed(() => (this.connection.lost() ? this.#drafts.count() : 0));
  protected readonly initials = computed(() =>
    (this.session.person()?.jobTitle ?? '')
      .split(/\s+/)
      .filter((word) => /^[A-Z]/.test(word))
      .map((word) => word[0])
      .slice(0, 2)
      .join(''),
  );
  /** The drawer is a dialog only where the navigation is not beside the page. */
  protected readonly narrow = signal(matchMedia('(max-width: 700px)').matches);

  constructor() {
    inject(RouteFocus);
    inject(LastPerson);
    const go = (link: string) => () => void this.#router.navigateByUrl(link);
    this.shortcuts.add([
      { keys: 'ctrl+k', label: 'Find or go to', run: () => void this.openPalette() },
      { keys: 'g p', label: 'Look at a past day', run: () => void this.chooseDay() },
      { keys: '?', label: 'This list', run: () => void this.openShortcuts() },
      ...this.#navigation.groups().flatMap(({ items }) => items.flatMap(({ keys, label, link }) => (keys ? { keys, label: `Go to ${label.toLowerCase()}`, run: go(link) } : []))),
    ]);
    this.#router.events.pipe(filter((event) => event instanceof NavigationStart), takeUntilDestroyed()).subscribe(({ url }) => {
      this.drawer.set(false);
      this.past.follow(url);
    });
    const media = matchMedia('(max-width: 700px)');
    const follow = (): void => {
      this.narrow.set(media.matches);
      if (!media.matches) this.drawer.set(false);
    };
    media.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => media.removeEventListener('change', follow));
    // Fetched once the page stands, so that Ctrl K loses none of the letters typed after it. Nobody asked for it yet.
    afterNextRender(() => void setTimeout(() => void import('./palette/palette').catch(() => undefined), 1_000));
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  protected closeDrawer(): void {
    if (!this.drawer()) return;
    this.drawer.set(false);
    // The page can take the focus again only once it is no longer inert.
    afterNextRender(() => this.menuButton()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected async openPalette(): Promise<void> {
    // Letters typed while it is being fetched are the beginning of what is looked for.
    let typed = '';
    const hear = (event: KeyboardEvent): void => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      typed += event.key;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', hear, { capture: true });
    try {
      const { openPalette } = await import('./palette/palette');
      openPalette(this.#injector, typed);
    } finally {
      document.removeEventListener('keydown', hear, { capture: true });
    }
  }

  protected async chooseDay(): Promise<void> {
    const { askForDay } = await import('../past/choose-day-dialog');
    const day = await askForDay(this.#injector);
    if (day !== null) this.past.go(day);
  }

  protected async openShortcuts(): Promise<void> {
    const { openShortcutList } = await import('./shortcut-list');
    openShortcutList(this.#injector);
  }

  protected async signOut(): Promise<void> {
    if (!(await this.#outboxEmptied())) return;
    this.#drafts.removeAll(OF_A_LOG);
    const drafts = this.#drafts.count();
    if (drafts) {
      const { Confirm } = await import('../shared/confirm-dialog/confirm');
      const keep = await this.#injector.get(Confirm).ask({
        question: drafts === 1 ? 'Keep the draft on this device?' : `Keep the ${drafts} drafts on this device?`,
        detail: 'You find them again when you sign in here. On a device that others use, delete them.',
        act: 'Keep and sign out',
        other: 'Delete and sign out',
        leave: 'Stay signed in',
      });
      if (keep === 'left') return;
      if (keep === 'other') this.#drafts.removeAll();
    }
    const away = this.connection.lost();
    await this.#outbox.clear();
    await forgetShell();
    await this.session.signOut();
    // There is nothing to load the page from: the session on the server ends as soon as it is back.
    if (away) return void this.#router.navigateByUrl('/signed-out');
    // A full load: nothing of this person stays in the page's memory.
    location.assign('/signed-out');
  }

  /** Whether one may sign out: nothing typed in a log goes without having been asked about. */
  async #outboxEmptied(): Promise<boolean> {
    if (!this.connection.lost()) await Promise.race([this.#outbox.send(), new Promise((later) => setTimeout(later, SEND_FOR))]);
    const unsent = this.#outbox.count();
    const halfTyped = this.#drafts.count(OF_A_LOG);
    if (unsent + halfTyped === 0) return true;
    const { Confirm } = await import('../shared/confirm-dialog/confirm');
    const answer = await this.#injector.get(Confirm).ask({
      question: unsent === 0 ? 'What you were typing in a log was not added' : unsent === 1 ? '1 entry is not on the server yet' : `${unsent} entries are not on the server yet`,
      detail: unsent === 0
        ? 'It is kept on this device alone, and signing out deletes it for good.'
        : `You typed in a log, and this device has not been able to send it. Signing out deletes it here for good${halfTyped ? ', and what is half typed' : ''}. Stay signed in, and it goes out by itself once the server is there.`,
      act: unsent + halfTyped === 1 ? 'Delete it and sign out' : 'Delete them and sign out',
      leave: 'Stay signed in',
      final: true,
    });
    return answer === 'act';
  }
}
