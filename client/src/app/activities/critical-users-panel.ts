import { ChangeDetectionStrategy, Component, inject, Injector, input, output } from '@angular/core';
import type { ActivityView, CriticalUserView } from '@holdfast/contracts';
import { ContinuityClient } from '../continuity/continuity-client';
import { Submission } from '../http/submission';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';

/** Who must be served first, how that is done, and when somebody last saw that it works. */
@Component({
  selector: 'hf-critical-users-panel',
  imports: [DayPipe, Icon, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Critical users" [count]="of().criticalUsers.length ? of().criticalUsers.length.toString() : ''" [pad]="false">
      @if (mayChange()) { <button actions class="hf-btn quiet" type="button" (click)="add()"><hf-icon name="add" />Add</button> }
      <ul>
        @for (user of of().criticalUsers; track user.id) {
          <li>
            <p class="head"><b>{{ user.name }}</b>@if (user.howMany !== null) { <span class="hf-soft">{{ user.howMany }} of them</span> }
              <span class="end">@if (user.verifiedOn) { <span class="hf-good">Verified {{ user.verifiedOn | day }} by the {{ user.verifiedBy?.jobTitle }}</span> } @else { <span class="hf-warn">{{ user.verifications[0]?.works === false ? 'Tried, and it did not work' : 'Not verified' }}</span> }</span></p>
            @if (user.needs) { <p>Needs: {{ user.needs }}</p> }
            <p [class.hf-soft]="!user.solution">{{ user.solution ? 'Solution: ' + user.solution : 'No workable solution is written down.' }}</p>
            @if (user.verifications.length) { <details><summary>{{ user.verifications.length === 1 ? '1 trial' : user.verifications.length + ' trials' }}</summary><ol>@for (one of user.verifications; track one.id) { <li class="hf-small">{{ one.verifiedOn | day: 'long' }}, {{ one.works ? 'worked' : 'did not work' }}, by the {{ one.verifiedBy.jobTitle }}: {{ one.note }}</li> }</ol></details> }
            @if (mayChange()) { <p class="acts"><button class="hf-btn quiet" type="button" [attr.aria-disabled]="!user.solution" (click)="user.solution && verify(user)">Record a trial</button><button class="hf-btn quiet" type="button" [attr.aria-label]="'Edit ' + user.name" (click)="edit(user)">Edit</button><button class="hf-btn quiet" type="button" [attr.aria-label]="'Retire ' + user.name" (click)="retire(user)">Retire</button></p> }
          </li>
        } @empty { <li class="hf-soft">Nobody is named who must be served first.</li> }
      </ul>
    </hf-panel>
  `,
  styles: `
    ul > li { display: grid; gap: 4px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    ul > li:last-child { border-bottom: 0; }
    .head { display: flex; flex-wrap: wrap; gap: 2px 12px; }
    .end { margin-left: auto; }
    .acts { display: flex; flex-wrap: wrap; gap: 4px; margin-left: -8px; }
    @media print { .acts { display: none; } }
  `,
})
export class CriticalUsersPanel {
  readonly of = input.required<ActivityView>();
  readonly mayChange = input(false);
  readonly changed = output();

  readonly #injector = inject(Injector);
  readonly #client = inject(ContinuityClient);
  readonly #reason = inject(AskReason);

  protected async add(): Promise<void> {
    const { askForCriticalUser } = await import('./critical-user-dialog');
    this.#tell(await askForCriticalUser(this.#injector, { activityId: this.of().id, user: null }));
  }

  protected async edit(user: CriticalUserView): Promise<void> {
    const { askForCriticalUser } = await import('./critical-user-dialog');
    this.#tell(await askForCriticalUser(this.#injector, { activityId: this.of().id, user }));
  }

  protected async verify(user: CriticalUserView): Promise<void> {
    const { askForTrial } = await import('./trial-dialog');
    this.#tell(await askForTrial(this.#injector, user));
  }

  protected async retire(user: CriticalUserView): Promise<void> {
    const submission = new Submission();
    const done = await this.#reason.ask({
      question: `No longer serve ${user.name} first?`, act: 'Retire the entry',
      run: (reason) => this.#client.retire('critical-users', user, 'retirement', { reason }, submission.of({ reason })),
    });
    if (done) this.changed.emit();
  }

  #tell(answer: unknown): void {
    if (answer) this.changed.emit();
  }
}
