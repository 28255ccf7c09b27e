import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Crest } from '../shell/crest';

/** The frame of the pages before somebody is signed in. */
@Component({
  selector: 'hf-front-door',
  imports: [Crest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header class="brand"><hf-crest />Holdfast</header>
    <main>
      <h1 #title tabindex="-1">{{ heading() }}</h1>
      @if (why()) { <p class="why">{{ why() }}</p> }
      <ng-content />
    </main>
  `,
  styles: `
    :host { display: grid; align-content: start; justify-items: center; gap: 20px; min-height: 100vh; padding: min(10vh, 96px) 16px 40px; }
    .brand { display: flex; align-items: center; gap: 10px; width: min(420px, 100%); font: var(--mat-sys-title-medium); }
    main { width: min(420px, 100%); padding: 24px; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-medium); background: var(--mat-sys-surface); }
    .why { margin-top: 4px; color: var(--mat-sys-on-surface-variant); text-wrap: pretty; }
    :host ::ng-deep form { margin-top: 20px; }
    @media (max-width: 700px) { main { padding: 20px 16px; } }
  `,
})
export class FrontDoor {
  readonly heading = input.required<string>();
  readonly why = input('');
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  constructor() {
    // Coming from another page, reading starts at the title; the first page leaves the focus to the browser.
    const cameFromHere = inject(Router).navigated;
    afterNextRender(() => cameFromHere && this.title().nativeElement.focus());
  }
}
