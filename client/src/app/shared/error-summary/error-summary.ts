import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { Icon } from '../icons/icon';

/** One line of the summary. `target` is the id of what to focus; without one it concerns the whole form. */
export interface SummaryLine {
  readonly label: string;
  readonly message: string;
  readonly target: string | null;
}

/** Says how many answers need a change and that nothing is lost, takes the focus, and leads to each of them. */
@Component({
  selector: 'hf-error-summary',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lines().length) {
      <div class="box" role="alert" tabindex="-1" #box>
        <hf-icon name="error-filled" />
        <div>
          <p><b>{{ heading() }}</b></p>
          <ul>
            @for (line of lines(); track line.label + line.message) {
              <li>
                @if (line.target; as target) { <a [href]="here() + '#' + target" (click)="go($event, target)">{{ textOf(line) }}</a> } @else { {{ textOf(line) }} }
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
  styles: `
    :host { display: block; }
    :host(:empty) { display: none; }
    .box { display: flex; gap: 10px; padding: 10px 12px; border-radius: var(--mat-sys-corner-small); font: var(--mat-sys-body-small); background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); }
    .box:focus { outline: 2px solid var(--mat-sys-error); outline-offset: 2px; }
    li { min-height: 24px; line-height: 1.5rem; }
    a { color: inherit; font-weight: 500; }
  `,
})
export class ErrorSummary {
  /** A new array each time the form was refused: it takes the focus each time. */
  readonly lines = input.required<readonly SummaryLine[]>();
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly heading = computed(() => {
    const fields = this.lines().filter((line) => line.target !== null).length;
    if (fields === 0) return 'This was not saved. Nothing has been lost.';
    return fields === 1 ? '1 answer needs a change. Nothing has been lost.' : `${fields} answers need a change. Nothing has been lost.`;
  });

  constructor() {
    effect(() => {
      if (!this.lines().length) return;
      const box = this.box()?.nativeElement;
      box?.focus({ preventScroll: true });
      box?.scrollIntoView({ block: 'center' });
    });
  }

  protected here(): string {
    return location.pathname + location.search;
  }

  protected textOf(line: SummaryLine): string {
    if (!line.label) return line.message;
    // A sentence after the name of its field reads on in lower case; a code or a name keeps its capitals.
    const message = /^[A-Z][a-z]/.test(line.message) ? line.message.charAt(0).toLowerCase() + line.message.slice(1) : line.message;
    return `${line.label}: ${message}`;
  }

  protected go(event: MouseEvent, id: string): void {
    event.preventDefault();
    const target = this.#host.ownerDocument.getElementById(id);
    const control = target?.matches('input, textarea, select, button, [tabindex]') ? target : target?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex="0"]');
    (control ?? target)?.focus();
    target?.scrollIntoView({ block: 'center' });
  }
}
