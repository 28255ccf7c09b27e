import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarFeedView } from '@holdfast/contracts';
import { CALENDAR_KIND_WORDS, CALENDAR_KINDS, type CalendarKind } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { Session } from '../session/session';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { ShownOnce } from '../shared/shown-once/shown-once';
import { day, moment } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { CalendarFeedClient } from './calendar-feed-client';

/** One's own link for a calendar program: made, renewed and taken back here, and shown once. */
@Component({
  selector: 'hf-calendar-feed-page',
  imports: [ErrorNotice, Icon, LoadingShape, Notice, PageHead, Panel, RouterLink, ShownOnce],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Your calendar link"><ng-container ngProjectAs="[facts]"><span>Outlook, Google Calendar or a phone reads what is due by a link of your own</span></ng-container></hf-page-head>
    <div class="hf-stack column">
      @if (problem(); as problem) { <hf-error-notice what="The link was not changed." [error]="problem" [retry]="false" /> }
      @if (link(); as link) {
        <hf-notice kind="good" icon="link">
          <b>Your link is made.</b> In your calendar program choose to subscribe to a calendar by its address, and paste it there.
          <hf-shown-once label="Calendar link" thing="link" [value]="link" />
          <p>It is shown only here and now. Whoever has it reads what your calendar holds, so keep it as you keep a password; if it gets about, renew it here.</p>
        </hf-notice>
      }
      @if (feed(); as of) {
        <hf-panel heading="Calendar link">
          <div class="hf-stack">
            <fieldset [attr.aria-describedby]="fault() ? 'calendar-kinds-fault' : null">
              <legend>What it holds</legend>
              @for (kind of kinds; track kind) { <label><input type="checkbox" [checked]="chosen().includes(kind)" [attr.aria-disabled]="busy()" (change)="toggle(kind, $event)" /><span>{{ words[kind] }}</span></label> }
              @if (fault()) { <p class="wrong" id="calendar-kinds-fault" role="alert">{{ fault() }}</p> }
              <p class="hf-small hf-soft" role="status">{{ saved() }}</p>
            </fieldset>
            <p class="hf-soft">Rehearsals go back twelve months. It changes with what you may read and what you own, and opens nothing else. Of an action on an exempt risk it tells the reference and the day alone.</p>
            @if (of.madeAt; as made) {
              <p>Made on <b>{{ on(made) }}</b>. {{ of.lastReadAt ? 'Last read by a calendar program: ' + on(of.lastReadAt) + '.' : 'No calendar program has read it yet.' }}</p>
              <div class="hf-row"><button class="hf-btn" type="button" [attr.aria-disabled]="busy()" (click)="renew()"><hf-icon name="sync" />Renew the link</button><button class="hf-btn danger" type="button" [attr.aria-disabled]="busy()" (click)="end()">Take it back</button></div>
            } @else {
              <p>You have no link.</p>
              <div class="hf-row"><button class="hf-btn primary" type="button" [attr.aria-disabled]="busy()" (click)="make()"><hf-icon name="link" />Make a link</button></div>
            }
          </div>
        </hf-panel>
        <p><a class="hf-tap" routerLink="/rehearsal-calendar">Calendar of rehearsals</a></p>
      } @else if (resource.error(); as error) { <hf-error-notice what="Your link could not be looked up." [error]="error" (again)="resource.reload()" /> } @else { <hf-loading-shape [lines]="4" label="Looking up your link" /> }
    </div>
  `,
  styles: `
    .column { max-width: 640px; }
    fieldset { display: grid; gap: 4px; border: 0; padding: 0; margin: 0; min-width: 0; }
    legend { padding: 0 0 4px; font: var(--mat-sys-title-small); }
    label { display: flex; gap: 10px; align-items: center; min-height: 32px; }
    input { flex: none; width: 18px; height: 18px; margin: 0; }
    .wrong { color: var(--mat-sys-error); font: var(--mat-sys-body-small); }
  `,
})
export class CalendarFeedPage {
  readonly #client = inject(CalendarFeedClient);
  readonly #confirm = inject(Confirm);
  readonly #zone = inject(Session).organisation()?.timeZone;
  protected readonly resource = this.#client.feed();
  protected readonly feed = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly link = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly kinds = CALENDAR_KINDS;
  protected readonly words = CALENDAR_KIND_WORDS;
  /** Before there is a link, what it is to hold. */
  readonly #wanted = signal<readonly CalendarKind[] | null>(null);
  protected readonly chosen = computed(() => this.#wanted() ?? this.feed()?.kinds ?? []);
  protected readonly fault = signal('');
  protected readonly saved = signal('');

  constructor() {
    inject(PageTitles).show('Your calendar link', [{ label: 'Your settings', link: ['/settings'] }, { label: 'Calendar link' }]);
  }

  protected on(at: string): string {
    return `${day(at, { zone: this.#zone })}, ${moment(at, { zone: this.#zone })}`;
  }

  protected async make(): Promise<void> {
    await this.#change(async () => {
      const { link, ...feed } = await this.#client.make(this.chosen());
      this.link.set(link);
      return feed;
    });
  }

  /** Said at once where there is a link; the box goes back where it is refused. */
  protected async toggle(kind: CalendarKind, event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const next = CALENDAR_KINDS.filter((one) => (one === kind ? box.checked : this.chosen().includes(one)));
    this.fault.set(next.length === 0 ? 'Choose at least one thing for your calendar to hold, or take the link back.' : '');
    if (next.length === 0 || this.busy()) {
      box.checked = !box.checked;
      return;
    }
    this.saved.set('');
    this.#wanted.set(next);
    if (!this.feed()?.madeAt) return;
    const held = await this.#change(() => this.#client.hold(next));
    this.#wanted.set(null);
    box.checked = this.chosen().includes(kind);
    if (held) this.saved.set('Saved. Calendar programs show it when they next read the link.');
  }

  protected async renew(): Promise<void> {
    const answer = await this.#confirm.ask({ question: 'Renew your calendar link?', detail: 'The link that you have now opens nothing any more: put the new one into your calendar program.', act: 'Renew the link', leave: 'Keep it' });
    if (answer === 'act') await this.make();
  }

  protected async end(): Promise<void> {
    const answer = await this.#confirm.ask({ question: 'Take your calendar link back?', detail: 'Your calendar program shows nothing new from then on. You can make another link.', act: 'Take it back', leave: 'Keep it' });
    if (answer === 'act') await this.#change(() => { this.link.set(null); return this.#client.end(); });
  }

  async #change(act: () => Promise<CalendarFeedView>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.resource.set(await act());
      return true;
    } catch (error) {
      this.problem.set(asProblem(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
