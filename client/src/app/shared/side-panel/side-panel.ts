import { Dialog, DIALOG_DATA, DialogRef, type DialogConfig } from '@angular/cdk/dialog';
import { GlobalPositionStrategy, type ComponentType } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, inject, Injectable, Injector, input } from '@angular/core';
import { Icon } from '../icons/icon';

/** The frame of what is peeked at: title, a way to its own page in `[actions]`, and Close. */
@Component({
  selector: 'hf-side-panel',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h2>{{ heading() }}</h2>
      <ng-content select="[actions]" />
      <button class="hf-btn quiet icon" type="button" aria-label="Close" (click)="dialog.close()"><hf-icon name="close" /></button>
    </header>
    <div class="body"><ng-content /></div>
  `,
  styles: `
    :host { display: flex; flex-direction: column; width: min(440px, 100vw); height: 100vh; background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); animation: hf-come var(--hf-slow); }
    header { display: flex; align-items: center; gap: 8px; min-height: 52px; padding: 8px 12px 8px 20px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    h2 { flex: 1; min-width: 0; }
    .body { flex: 1; overflow: auto; padding: 20px; }
    @media (forced-colors: active) { :host { border-left: 1px solid CanvasText; } }
  `,
})
export class SidePanelFrame {
  readonly heading = input.required<string>();
  protected readonly dialog = inject(DialogRef);
}

/** Peeks at a row beside its list. The component draws itself inside `<hf-side-panel heading="...">` and injects DIALOG_DATA. */
@Injectable({ providedIn: 'root' })
export class SidePanel {
  readonly #dialog = inject(Dialog);

  open<R, D, C>(component: ComponentType<C>, data: D, { label, injector }: { label: string; injector?: Injector }): DialogRef<R, C> {
    const config: DialogConfig<D, DialogRef<R, C>> = {
      data,
      injector,
      ariaLabel: label,
      ariaModal: true,
      backdropClass: 'hf-light-backdrop',
      positionStrategy: new GlobalPositionStrategy().right('0').top('0'),
    };
    return this.#dialog.open<R, D, C>(component, config);
  }
}

export { DIALOG_DATA as SIDE_PANEL_DATA };
