import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { kept } from '../http/kept';
import { Icon } from '../shared/icons/icon';
import { MomentPipe } from '../shared/words/dates';
import { InvocationClient } from './invocation-client';

/** On Home: what runs and concerns the reader, and the way to declare for those who may. Nothing is shown to anybody else. */
@Component({
  selector: 'hf-running-now',
  imports: [Icon, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[hidden]': '!now()?.running?.length && !mayDeclare()' },
  template: `
    @for (one of now()?.running ?? []; track one.id) {
      <a class="running" [routerLink]="['/invocations', one.id]">
        <hf-icon name="flag" />
        <span><b>Invocation running, day {{ one.day }}</b><span class="title">{{ one.reference }} {{ one.title }}</span><span class="under">Led by the {{ one.lead.jobTitle }}@if (one.nextReportDue) {. {{ late(one.nextReportDue) ? 'Situation report was due' : 'Next situation report' }} {{ one.nextReportDue | moment }}}</span></span>
        <hf-icon name="chevron-right" />
      </a>
    }
    @if (mayDeclare()) { <a class="hf-btn happened" routerLink="/declare"><hf-icon name="flag" />Something has happened</a> }
  `,
  styles: `
    :host { display: grid; gap: 8px; margin-bottom: 16px; justify-items: start; }
    :host[hidden] { display: none; }
    .running { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 12px; align-items: center; width: 100%; min-height: 56px; padding: 10px 16px; border: 1px solid var(--mat-sys-error); border-left-width: 4px; border-radius: var(--mat-sys-corner-small); background: var(--mat-sys-surface); color: inherit; text-decoration: none; overflow-wrap: anywhere; }
    .running > hf-icon:first-child { color: var(--mat-sys-error); }
    .running:hover .title { text-decoration: underline; }
    .title, .under { display: block; }
    .under { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media print { :host { display: none; } }
  `,
})
export class RunningNow {
  protected readonly resource = inject(InvocationClient).now();
  protected readonly now = kept(this.resource, () => 'now');
  protected readonly mayDeclare = computed(() => (this.now()?.plans ?? []).some(({ runningIn }) => runningIn === null));

  protected late(due: string): boolean {
    return due < (this.now()?.now ?? '');
  }
}
