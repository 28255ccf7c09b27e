import { DestroyRef, Directive, ElementRef, inject, signal, type AfterContentInit } from '@angular/core';
import { NgControl } from '@angular/forms';
import { Field } from './field';

/** An input, textarea or select inside `hf-field`: takes its id, description and validity from there. */
@Directive({
  selector: 'input[hfInput], textarea[hfInput], select[hfInput]',
  host: {
    class: 'hf-input',
    '[id]': 'field?.id()',
    '[attr.aria-describedby]': 'field?.describedBy()',
    '[attr.aria-invalid]': 'field?.shown() ? true : null',
  },
})
export class InputDirective implements AfterContentInit {
  protected readonly field = inject(Field, { optional: true });
  readonly #control = inject(NgControl, { self: true, optional: true });
  readonly #destroyed = inject(DestroyRef);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  ngAfterContentInit(): void {
    // A name of its own is kept, so that a label elsewhere may point at it.
    const own = this.#element.getAttribute('id');
    if (own && this.field && !own.startsWith('hf-field')) this.field.id.set(own);
    // By now the control is bound, whichever directive came first. Its events are what a zoneless page re-reads it by.
    const control = this.#control?.control ?? null;
    const changes = signal(0);
    const subscription = control?.events.subscribe(() => changes.update((count) => count + 1));
    this.#destroyed.onDestroy(() => subscription?.unsubscribe());
    this.field?.hold({ control, changes });
  }
}
