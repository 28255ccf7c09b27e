import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { Kbd } from '../shared/kbd/kbd';
import { printed, Shortcuts } from './shortcuts';

/** The keys of the page on show, and the switch for those of one letter. */
@Component({
  selector: 'hf-shortcut-list',
  imports: [Kbd],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="shortcut-title">Keyboard shortcuts</h2>
    <dl>
      @for (shortcut of shortcuts.known(); track shortcut.keys) {
        <div><dt>{{ shortcut.label }}</dt><dd>@for (key of print(shortcut.keys); track $index) { <hf-kbd [spoken]="true">{{ key }}</hf-kbd> }</dd></div>
      }
    </dl>
    <label><input type="checkbox" [checked]="shortcuts.single()" (change)="shortcuts.turnSingle(!shortcuts.single())" /> Shortcuts of a single letter</label>
    <p class="hf-small hf-soft">They never work while you type in a field. Those with Ctrl always do.</p>
    <button class="hf-btn" type="button" (click)="close()">Close</button>
  `,
  styles: `
    :host { display: grid; gap: 12px; width: min(440px, 92vw); max-height: 84vh; overflow: auto; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); box-shadow: var(--mat-sys-level3); }
    dl { display: grid; }
    dl div { display: flex; justify-content: space-between; align-items: center; gap: 16px; min-height: 36px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    dd { display: flex; gap: 4px; }
    label { display: flex; align-items: center; gap: 8px; font: var(--mat-sys-label-medium); min-height: 24px; }
    button { justify-self: start; }
    hf-kbd { display: inline !important; }
  `,
})
export class ShortcutList {
  protected readonly shortcuts = inject(Shortcuts);
  readonly #dialog = inject(DialogRef);

  protected print(keys: string): string[] {
    return printed(keys).split(' ');
  }

  protected close(): void {
    this.#dialog.close();
  }
}

export function openShortcutList(injector: Injector): void {
  injector.get(Dialog).open(ShortcutList, { id: 'shortcut-list', ariaLabelledBy: 'shortcut-title', ariaModal: true });
}
