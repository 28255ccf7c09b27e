import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, Injector, input, linkedSignal, output, signal } from '@angular/core';
import { PLAN_LIMITS, type PlanPerson } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { Icon } from '../shared/icons/icon';
import { ReachChooser } from './reach-chooser';
import { ReachDirectory, type Reachable } from './reach-directory';

const NOBODY: PlanPerson = { personId: null, contactId: null, name: '', telephone: '' };

/** Whom a plan rings: somebody of the organisation or of the contacts, whose number is the list's, or a name on this plan alone; and a number of this plan's own. */
@Component({
  selector: 'hf-person-fields',
  imports: [Field, Icon, InputDirective, ReachChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-field [label]="label()" [group]="true" [optional]="optional()" [error]="error()">
      @if (chosen(); as who) {
        <div class="chosen" [class.gone]="who.gone">
          <p><b>{{ who.name || 'Nobody is named' }}</b>@if (who.where) {<span class="hf-soft">, {{ who.where }}</span>}@if (who.gone) { <span class="hf-warn">&ngsp;{{ who.kind === 'person' ? 'has left' : 'off the list of contacts' }}</span> }
            @if (who.kind !== 'here') { <span class="number">{{ person()!.telephone ? 'Rung at the number of this plan' : who.listed === null ? '' : who.listed || 'No number is listed' }}</span> }
          </p>
          @if (who.kind !== 'here' && directory.mayAdd && !who.gone) { <button class="hf-btn quiet" type="button" (click)="change()">{{ who.kind === 'person' && who.listed === '' ? 'Add their number' : 'Change' }}<span class="hf-hidden"> of {{ who.name }}</span></button> }
          <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take out ' + (who.name || label().toLowerCase())" (click)="takeOut()"><hf-icon name="close" /></button>
        </div>
      } @else { <hf-reach-chooser [label]="label()" (taken)="take($event)" /> }
      @if (failure()) { <p class="hf-small hf-bad" role="alert">{{ failure() }}</p> }
    </hf-field>
    @if (chosen(); as who) {
      <hf-field [label]="who.kind === 'here' ? 'Telephone' : 'Another number, for this plan'" [optional]="true"><input hfInput #number type="tel" autocomplete="off" [maxLength]="most" [value]="person()!.telephone" (input)="set({ telephone: number.value })" /></hf-field>
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 12px; align-items: end; }
    hf-field:only-child { grid-column: 1 / -1; }
    .chosen { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; min-height: 32px; padding: 0 4px 0 10px; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); font: var(--mat-sys-body-small); }
    .chosen p { flex: 1 1 120px; min-width: 0; padding: 4px 0; overflow-wrap: anywhere; }
    .gone { border-color: var(--hf-warn); }
    .number { display: block; color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    @media (max-width: 800px) { :host { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class PersonFields {
  readonly label = input.required<string>();
  readonly value = input.required<PlanPerson | null>();
  readonly optional = input(false);
  readonly error = input('');
  /** Where a contact that is added on the way belongs. */
  readonly unitId = input<string>();
  readonly valueChange = output<PlanPerson | null>();

  /** What was typed stands at once: the next key may come before the form has given it back. */
  protected readonly person = linkedSignal(() => this.value());
  protected readonly directory = inject(ReachDirectory);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly most = PLAN_LIMITS.telephone;
  protected readonly failure = signal('');
  protected readonly chosen = computed(() => {
    const value = this.person();
    return value && (value.personId ?? value.contactId ?? value.name) ? this.directory.chosen(value) : value?.telephone ? this.directory.chosen(value) : null;
  });

  protected async take({ one, typed }: { one: Reachable; typed: string }): Promise<void> {
    switch (one.kind) {
      case 'person':
        this.#choose({ personId: one.id });
        await this.directory.meetPerson(one.person);
        break;
      case 'contact':
        this.directory.meetContact(one.contact);
        this.#choose({ contactId: one.id });
        break;
      case 'here': this.#choose({ name: typed }); break;
      case 'add': await this.#add(typed, null); break;
    }
  }

  /** The entry of the list itself, or a first one for somebody of the organisation. */
  protected async change(): Promise<void> {
    const value = this.person()!;
    this.failure.set('');
    try {
      const entry = await this.directory.entryOf(value);
      if (!entry && value.personId !== null) return await this.#add(this.directory.chosen(value).name, value.personId);
      if (!entry?.mayManage) return this.failure.set('This entry of the contacts is not yours to change. Write another number for this plan, or ask the owner of the plan.');
      const { askForContact } = await import('../resources/contact-dialog');
      const contact = await askForContact(this.#injector, { resourceId: entry.resource?.id ?? null, contact: entry });
      if (contact) this.directory.meetContact({ ...entry, ...contact });
    } catch (error) {
      this.failure.set(asProblem(error).title);
    }
  }

  async #add(name: string, personId: string | null): Promise<void> {
    const { askForNewContact } = await import('../resources/contact-dialog');
    const contact = await askForNewContact(this.#injector, { name, personId, unitId: this.unitId() ?? null });
    if (!contact) return;
    this.directory.meetContact(contact);
    if (personId === null) this.#choose({ contactId: contact.id });
  }

  #choose(change: Partial<PlanPerson>): void {
    this.failure.set('');
    this.#set({ ...NOBODY, telephone: this.person()?.telephone ?? '', ...change });
    // The box that had the focus is gone.
    setTimeout(() => this.#host.querySelector<HTMLElement>('input[type=tel]')?.focus());
  }

  protected takeOut(): void {
    this.failure.set('');
    this.#set(null);
    setTimeout(() => this.#host.querySelector<HTMLElement>('input')?.focus());
  }

  protected set(change: Partial<PlanPerson>): void {
    this.#set({ ...(this.person() ?? NOBODY), ...change });
  }

  #set(person: PlanPerson | null): void {
    this.person.set(person);
    this.valueChange.emit(person);
  }
}
