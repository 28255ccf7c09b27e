import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../shared/icons/icon';
import type { FeedState } from './log-feed';
import type { UnsentEntry } from './outbox';

/** In a line at the top: what is not on the server yet, or that the server is away. Nothing while all is well. */
@Component({
  selector: 'hf-unsent-strip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status' },
  template: `@if (words(); as words) { <hf-icon [name]="state() === 'away' ? 'cloud-off' : 'sync'" />{{ words }} }`,
  styles: `:host { display: inline-flex; align-items: center; gap: 6px; font: var(--mat-sys-label-medium); }`,
})
export class UnsentStrip {
  readonly unsent = input.required<readonly UnsentEntry[]>();
  readonly state = input.required<FeedState>();

  protected readonly words = computed(() => {
    const [waiting, refused] = [this.unsent().filter((one) => one.refused === null).length, this.unsent().filter((one) => one.refused !== null).length];
    const parts = [
      waiting > 0 ? `${waiting} ${waiting === 1 ? 'entry' : 'entries'} not sent yet` : '',
      refused > 0 ? `${refused} refused` : '',
    ].filter(Boolean).join(', ');
    if (parts) return this.state() === 'away' ? `${parts}. No connection` : parts;
    return this.state() === 'away' ? 'No connection. Go on typing' : '';
  });
}
