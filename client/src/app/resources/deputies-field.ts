import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, inject, Injector, input, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { DeputyView } from '@holdfast/contracts';
import { CONTINUITY_LIMITS, LIMITS } from '@holdfast/domain';
import { deputyInWords } from '../continuity/continuity-words';
import { PersonPicker } from '../people/person-picker';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { Icon } from '../shared/icons/icon';

/** Who stands in, in order: people of the organisation and roles. Alt and an arrow, or the buttons, move one. */
@Component({
  selector: 'hf-deputies-field',
  imports: [Field, Icon, InputDirective, PersonPicker, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div id="resource-deputies" tabindex="-1">
      @if (control().value.length) {
        <ol aria-label="Deputies, in the order in which they are asked">
          @for (one of control().value; track one; let at = $index) {
            <li (keydown.alt.arrowup)="move(at, -1, $event)" (keydown.alt.arrowdown)="move(at, 1, $event)">
              <span class="who">{{ words(one) }}@if (one.left) { <span class="left"> <hf-icon name="warning-filled" />left: name somebody else</span> }</span>
              <button class="hf-btn quiet icon" type="button" data-up [attr.aria-disabled]="at === 0" [attr.aria-label]="'Ask ' + words(one) + ' earlier'" (click)="move(at, -1)"><hf-icon name="arrow-upward" /></button>
              <button class="hf-btn quiet icon" type="button" data-down [attr.aria-disabled]="at === control().value.length - 1" [attr.aria-label]="'Ask ' + words(one) + ' later'" (click)="move(at, 1)"><hf-icon name="arrow-downward" /></button>
              <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take ' + words(one) + ' off the list'" (click)="remove(at)"><hf-icon name="close" /></button>
            </li>
          }
        </ol>
        @if (control().value.length > 1) { <p class="hf-small hf-soft">Who comes first is asked first. Alt and an arrow key move the one whose button you are on.</p> }
      }
    </div>
    @if (control().value.length < most) {
      <hf-field label="Add a person as deputy" hint="Choose one after another." [optional]="true"><hf-person-picker controlId="resource-deputy" [formControl]="one" (picked)="add({ person: $event, left: false, role: '' })" /></hf-field>
      <div class="role">
        <hf-field label="Or a role" hint="Whoever holds it then, such as duty officer." [optional]="true" [limit]="longest"><input hfInput id="resource-deputy-role" type="text" autocomplete="off" [formControl]="role" (keydown.enter)="addRole($event)" /></hf-field>
        <button class="hf-btn" type="button" (click)="addRole()"><hf-icon name="add" />Add the role</button>
      </div>
    }
    <p class="hf-hidden" role="status">{{ told() }}</p>
  `,
  styles: `
    :host { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr)); gap: 16px; align-items: start; }
    #resource-deputies { grid-column: 1 / -1; }
    #resource-deputies:empty, #resource-deputies:not(:has(ol)) { display: none; }
    ol { counter-reset: deputy; display: grid; gap: 4px; margin-bottom: 4px; }
    li { counter-increment: deputy; display: flex; align-items: center; gap: 2px; padding-left: 10px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 6px; }
    li::before { content: counter(deputy); min-width: 1.5em; color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .who { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .left { color: var(--hf-warn); font: var(--hf-caption); --hf-icon: 12px; }
    .role { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
    .role hf-field { flex: 1 1 180px; min-width: 0; }
    @media (max-width: 599px) { li { flex-wrap: wrap; } .who { flex-basis: calc(100% - 3em); padding-top: 6px; } }
  `,
})
export class DeputiesField {
  readonly control = input.required<FormControl<readonly DeputyView[]>>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  protected readonly one = new FormControl<string | null>(null);
  protected readonly role = new FormControl('', { nonNullable: true });
  protected readonly most = CONTINUITY_LIMITS.deputies;
  protected readonly longest = LIMITS.name;
  protected readonly words = deputyInWords;
  protected readonly told = signal('');

  protected add(deputy: DeputyView): void {
    const there = this.control().value;
    if (!there.some((one) => sameOne(one, deputy))) this.#set([...there, deputy], `${deputyInWords(deputy)} is on the list`);
    else this.told.set(`${deputyInWords(deputy)} is on the list already`);
    this.one.setValue(null);
  }

  protected addRole(event?: Event): void {
    event?.preventDefault();
    const role = this.role.value.trim();
    if (role) this.add({ person: null, left: false, role });
    this.role.setValue('');
  }

  protected move(at: number, by: -1 | 1, event?: Event): void {
    event?.preventDefault();
    const deputies = [...this.control().value];
    const to = at + by;
    if (to < 0 || to >= deputies.length) return;
    const [moved] = deputies.splice(at, 1);
    deputies.splice(to, 0, moved!);
    this.#set(deputies, `${deputyInWords(moved!)} is asked as number ${to + 1}`);
    // What moves in the page loses the focus.
    afterNextRender(() => this.#host.nativeElement.querySelectorAll('li')[to]?.querySelector<HTMLButtonElement>(by < 0 ? '[data-up]' : '[data-down]')?.focus(), { injector: this.#injector });
  }

  protected remove(at: number): void {
    const gone = this.control().value[at]!;
    this.#set(this.control().value.filter((_one, index) => index !== at), `${deputyInWords(gone)} is off the list`);
  }

  #set(deputies: readonly DeputyView[], told: string): void {
    this.control().setValue(deputies);
    this.control().markAsDirty();
    this.told.set(told);
  }
}

const sameOne = (one: DeputyView, other: DeputyView): boolean => (other.person ? one.person?.id === other.person.id : !one.person && one.role.toLowerCase() === other.role.toLowerCase());

