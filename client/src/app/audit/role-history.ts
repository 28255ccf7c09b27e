import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ROLE_WORDS } from '../people/role-words';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { AuditClient } from './audit-client';

/** Every role that somebody holds or held: what they could see and do, from when to when, and who decided it. */
@Component({
  selector: 'hf-role-history',
  imports: [DayPipe, ErrorNotice, LoadingShape, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Roles over time">
      <a actions class="hf-btn text" routerLink="/audit" [queryParams]="{ actor: person() }">What they did</a>
      @if (resource.error(); as error) {
        <hf-error-notice what="The roles over time could not be loaded." [error]="error" (again)="resource.reload()" />
      } @else if (resource.hasValue()) {
        <ul>
          @for (held of resource.value(); track held.id) {
            <li>
              <b>{{ words[held.role].name }}</b> in {{ held.unitName }}
              <p class="hf-soft">from {{ held.grantedAt | day }}{{ held.grantedBy ? ', given by the ' + held.grantedBy.jobTitle : '' }}@if (held.endedAt) {, ended {{ held.endedAt | day }}{{ held.endedBy ? ' by the ' + held.endedBy.jobTitle : '' }} } @else {, held now }</p>
            </li>
          } @empty { <li class="hf-soft">They never held a role.</li> }
        </ul>
      } @else { <hf-loading-shape [lines]="2" label="Loading the roles over time" /> }
    </hf-panel>
  `,
  styles: `
    ul { display: grid; gap: 10px; margin: 0; padding: 0; list-style: none; font: var(--mat-sys-body-small); }
    b { font-weight: 600; }
  `,
})
export class RoleHistory {
  readonly person = input.required<string>();
  /** Another one when a role was given or ended: read anew. */
  readonly version = input('');
  protected readonly resource = inject(AuditClient).rolesHeld(this.person);
  protected readonly words = ROLE_WORDS;
  #seen: string | null = null;

  constructor() {
    effect(() => {
      const version = this.version();
      untracked(() => {
        if (this.#seen !== null && version !== this.#seen) this.resource.reload();
        this.#seen = version;
      });
    });
  }
}
