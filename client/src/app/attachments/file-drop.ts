import { booleanAttribute, Directive, ElementRef, inject, input, output, signal } from '@angular/core';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files that are dropped on it. One that is dropped beside it is let go of: a browser would open it instead of the page,
 * and lose what is typed there. Another such place may be meant: what it has taken comes here as taken.
 */
@Directive({
  selector: '[hfFileDrop]',
  exportAs: 'hfFileDrop',
  host: {
    '(dragover)': 'take($event)', '(drop)': 'drop($event)',
    '(window:dragover)': 'over($event)', '(window:drop)': 'letGo($event)', '(window:dragleave)': 'left($event)',
  },
})
export class FileDrop {
  readonly #element: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly hfFileDrop = input(true, { transform: booleanAttribute });
  readonly dropped = output<readonly File[]>();
  /** A file is held over it. */
  readonly here = signal(false);

  protected take(event: DragEvent): void {
    if (!this.hfFileDrop() || !carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  }

  protected drop(event: DragEvent): void {
    if (!this.hfFileDrop() || !carriesFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) this.dropped.emit(files);
  }

  protected over(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    this.here.set(this.hfFileDrop() && event.target instanceof Node && this.#element.contains(event.target));
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  }

  protected letGo(event: DragEvent): void {
    this.here.set(false);
    if (carriesFiles(event)) event.preventDefault();
  }

  /** Out of the window. */
  protected left(event: DragEvent): void {
    if (event.relatedTarget === null) this.here.set(false);
  }
}
