import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, ElementRef, input, output, signal, viewChild, ViewEncapsulation } from '@angular/core';
import { Icon } from '../icons/icon';
import type { IconName } from '../icons/icons';

const BELOW: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
];

/** A button among the chips that opens what can be filtered by. Each choice counts at once; Escape or a click outside closes. */
@Component({
  selector: 'hf-filter-popover',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, CdkTrapFocus, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button #origin="cdkOverlayOrigin" cdkOverlayOrigin type="button" class="hf-chip" [class.add]="add()" aria-haspopup="dialog" [attr.aria-expanded]="open()" (click)="toggle()">
      @if (icon(); as icon) { <hf-icon [name]="icon" /> }{{ label() }}
    </button>
    <ng-template cdkConnectedOverlay [cdkConnectedOverlayOrigin]="origin" [cdkConnectedOverlayOpen]="open()" [cdkConnectedOverlayPositions]="positions" [cdkConnectedOverlayPush]="true" [cdkConnectedOverlayViewportMargin]="8" (overlayOutsideClick)="outside($event, origin.elementRef.nativeElement)" (detach)="open.set(false)">
      <div class="hf-filter-panel" role="dialog" [attr.aria-label]="'Filter by ' + label().toLowerCase()" cdkTrapFocus cdkTrapFocusAutoCapture (keydown.escape)="open.set(false)"><ng-content /></div>
    </ng-template>
  `,
  // The panel stands outside of the page, and what is in it is another part's.
  encapsulation: ViewEncapsulation.None,
  styleUrl: './filter-popover.scss',
})
export class FilterPopover {
  readonly label = input.required<string>();
  readonly icon = input<IconName>();
  readonly add = input(false);
  readonly opened = output<void>();
  protected readonly open = signal(false);
  protected readonly positions = BELOW;
  protected readonly button = viewChild.required<CdkOverlayOrigin, ElementRef<HTMLElement>>('origin', { read: ElementRef });

  /** Opens it from elsewhere on the page; when it closes, its button has the focus. */
  show(): void {
    this.button().nativeElement.focus();
    if (!this.open()) this.toggle();
  }

  protected toggle(): void {
    this.open.update((open) => !open);
    if (this.open()) this.opened.emit();
  }

  /** The button itself toggles; everything else outside closes. */
  protected outside(event: MouseEvent, button: HTMLElement): void {
    if (!(event.target instanceof Node && button.contains(event.target))) this.open.set(false);
  }
}
