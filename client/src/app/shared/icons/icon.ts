import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/**
 * An outline, drawn inline so that it takes the colour of the text and needs no request and no exception to the page's
 * security policy. Decoration only: what it means is said in words beside it or in the name of its button. Sized by --hf-icon.
 */
@Component({
  selector: 'hf-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 -960 960 960" fill="currentColor" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host { display: inline-grid; flex: none; width: var(--hf-icon, 18px); height: var(--hf-icon, 18px); vertical-align: -0.2em; }
    svg { display: block; width: 100%; height: 100%; }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICONS[this.name()]);
}
