import { ChangeDetectionStrategy, Component, model } from '@angular/core';

/** On or off, at once, with its words beside it. */
@Component({
  selector: 'hf-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<label><input type="checkbox" role="switch" [checked]="on()" (change)="on.set(!on())" /><i aria-hidden="true"></i><span><ng-content /></span></label>`,
  styles: `
    :host { display: inline-flex; }
    label { display: inline-flex; align-items: center; gap: 8px; min-height: var(--hf-control); font: var(--mat-sys-label-medium); cursor: pointer; position: relative; }
    input { position: absolute; opacity: 0; width: 30px; height: 24px; margin: 0; cursor: pointer; }
    i { position: relative; flex: none; width: 30px; height: 18px; border: 1.5px solid var(--mat-sys-outline); border-radius: 9px; transition: background-color var(--hf-fast); }
    i::after { content: ''; position: absolute; left: 2px; top: 2px; width: 11px; height: 11px; border-radius: 50%; background: var(--mat-sys-outline); transition: left var(--hf-fast); }
    input:checked + i { background: var(--mat-sys-primary); border-color: var(--mat-sys-primary); }
    input:checked + i::after { left: 14px; background: var(--mat-sys-on-primary); }
    input:focus-visible + i { outline: 2px solid var(--hf-focus); outline-offset: 2px; }
    @media (forced-colors: active) { input:checked + i { background: Highlight; } i::after { background: CanvasText; } }
  `,
})
export class Switch {
  readonly on = model.required<boolean>();
}
