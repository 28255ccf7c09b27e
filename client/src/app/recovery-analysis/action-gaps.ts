import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { kept } from '../http/kept';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Notice } from '../shared/notice/notice';
import { RecoveryClient } from './recovery-client';
import { actionGapInWords } from './recovery-words';

/** The gaps that an action was planned to close, and which of them have closed by themselves; nothing where there is none, or for whoever reads no continuity. */
@Component({
  selector: 'hf-action-gaps',
  imports: [ErrorNotice, Notice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (gap of gaps() ?? []; track gap.resource.id) {
      @let words = said(gap);
      <hf-notice [kind]="gap.state === 'closed' ? 'good' : 'plain'" [icon]="gap.state === 'closed' ? 'task-alt' : 'timeline'"><b>{{ words[0] }}</b> {{ words[1] }} @if (gap.state === 'closed' || gap.state === 'retired') { <a [routerLink]="['/resources', gap.resource.id]">Look at {{ gap.resource.name }}</a> } @else { <a routerLink="/gaps" [queryParams]="{ q: gap.resource.reference }">Look at the gap</a> }</hf-notice>
    }
    @if (list.error(); as error) { <hf-error-notice what="The gaps that it is to close could not be loaded." [error]="error" (again)="list.reload()" /> }
  `,
  styles: ':host { display: grid; gap: 8px; } :host:not(:has(*)) { display: none; }',
})
export class ActionGaps {
  readonly id = input.required<string>();
  readonly unended = input.required<boolean>();
  readonly #session = inject(Session);
  readonly #asked = computed(() => (this.#session.canAnywhere('continuity.read') ? this.id() : undefined));
  protected readonly list = inject(RecoveryClient).gapsOfAction(this.#asked);
  protected readonly gaps = kept(this.list, () => this.id());
  protected readonly said = (gap: Parameters<typeof actionGapInWords>[0]): readonly [string, string] => actionGapInWords(gap, this.unended());
}
