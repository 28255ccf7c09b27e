import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'hf-crest',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 16 16" fill="currentColor" focusable="false"><path d="M2 2h3v2h2V2h2v2h2V2h3v5.5c0 3.5-2.5 5.6-6 6.9-3.5-1.3-6-3.4-6-6.9Z" /></svg>`,
  styles: `
    :host { width: 24px; height: 24px; border-radius: 6px; background: var(--mat-sys-primary); color: var(--mat-sys-on-primary); display: grid; place-items: center; flex: none; }
    svg { width: 15px; height: 15px; }
  `,
})
export class Crest {}
