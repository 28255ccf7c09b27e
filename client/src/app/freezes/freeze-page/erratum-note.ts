import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ErratumView } from '@holdfast/contracts';
import { ERRATUM_FIELD_WORDS } from '@holdfast/domain';
import { DayPipe } from '../../shared/words/dates';

/** What is wrong in a freeze, and what it should say: on screen and on paper alike. */
@Component({
  selector: 'hf-erratum-note',
  imports: [DayPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><b>Erratum</b>@if (field(); as field) {, {{ field }}}.
      @if (of().says) { It says <q>{{ of().says }}</q>, and should say <q>{{ of().shouldSay }}</q>. } @else { It should say <q>{{ of().shouldSay }}</q>. }</p>
    <p class="why">{{ of().reason }} <span>The {{ of().author.jobTitle }}, {{ of().recordedAt | day: 'long' }}.</span></p>
  `,
  styles: `
    :host { display: block; padding: 6px 10px; border-left: 3px solid var(--hf-warn); background: var(--hf-warn-container); color: var(--hf-on-warn-container); font: var(--mat-sys-body-small); white-space: normal; overflow-wrap: anywhere; }
    .why { font: var(--hf-caption); white-space: pre-line; }
    @media print { :host { background: none; color: #000; border-color: #000; } }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class ErratumNote {
  readonly of = input.required<ErratumView>();
  protected readonly field = computed(() => {
    const { field } = this.of();
    return field && ERRATUM_FIELD_WORDS[field].toLowerCase();
  });
}
