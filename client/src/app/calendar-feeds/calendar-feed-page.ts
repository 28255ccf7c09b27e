import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarFeedView } from '@holdfast/contracts';
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
    <hf-page-head heading="Rehearsals in your calendar"><ng-container ngProjectAs="[facts]"><span>Outlook, Google Calendar or a phone reads them by a link</span></ng-container></hf-page-head>
    <div class="hf-stack column">
      @if (problem(); as problem) { <hf-error-notice what="The link was not changed." [error]="problem" [retry]="false" /> }
      @if (link(); as link) {
        <hf-notice kind="good" icon="link">
          <b>Your link is made.</b> In your calendar program choose to subscribe to a calendar by its address, and paste it there.
          <hf-shown-once label="Calendar link" thing="link" [value]="link" />
          <p>It is shown only here and now. Whoever has it reads when you rehearse, so keep it as you keep a password; if it gets about, renew it here.</p>
        </hf-notice>
      }
      @if (feed(); as of) {
        <hf-panel heading="Calendar link">
          <div class="hf-stack">
            <p>It holds the rehearsals that you may read, of the last twelve months and to come, and when programmes are due. It changes with what you may read, and opens nothing else.</p>
            @if (of.madeAt; as made) {
              <p>Made on <b>{{ on(made) }}</b>. {{ of.lastReadAt ? 'Last read by a calendar program: ' + on(of.lastReadAt) + '.' : 'No calendar program has read it yet.' }}</p>
              <div class="hf-row"><button class="hf-btn" type="button" [attr.aria-disabled]="busy()" (click)="renew()"><hf-icon name="sync" />Renew the link</button><button class="hf-btn danger" type="button" [attr.aria-disabled]="busy()" (click)="end()">Take it back</button></div>
            } @else {
              <p class="hf-soft">You have no link.</p>
              <div class="hf-row"><button class="hf-btn primary" type="button" [attr.aria-disabled]="busy()" (click)="make()"><hf-icon name="link" />Make a link</button></div>
            }
          </div>
        </hf-panel>
        <p><a class="hf-tap" routerLink="/rehearsal-calendar">Calendar of rehearsals</a></p>
      } @else if (resource.error(); as error) { <hf-error-notice what="Your link could not be looked up." [error]="error" (again)="resource.reload()" /> } @else { <hf-loading-shape [lines]="4" label="Looking up your link" /> }
    </div>
  `,
  styles: `.column { max-width: 640px; }`,
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

  constructor() {
    inject(PageTitles).show('Rehearsals in your calendar', [{ label: 'Your settings', link: ['/settings'] }, { label: 'Calendar link' }]);
  }

  protected on(at: string): string {
    return `${day(at, { zone: this.#zone })}, ${moment(at, { zone: this.#zone })}`;
  }

  protected make(): Promise<void> {
    return this.#change(async () => {
      const { link, ...feed } = await this.#client.make();
      this.link.set(link);
      return feed;
    });
  }

  protected async renew(): Promise<void> {
    const answer = await this.#confirm.ask({ question: 'Renew your calendar link?', detail: 'The link that you have now opens nothing any more: put the new one into your calendar program.', act: 'Renew the link', leave: 'Keep it' });
    if (answer === 'act') await this.make();
  }

  protected async end(): Promise<void> {
    const answer = await this.#confirm.ask({ question: 'Take your calendar link back?', detail: 'Your calendar program shows nothing new from then on. You can make another link.', act: 'Take it back', leave: 'Keep it' });
    if (answer === 'act') await this.#change(() => { this.link.set(null); return this.#client.end(); });
  }

  async #change(act: () => Promise<CalendarFeedView>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.resource.set(await act());
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
