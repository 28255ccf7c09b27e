import { ChangeDetectionStrategy, Component, inject, Injector, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ContactView, ResourceView } from '@holdfast/contracts';
import { ContinuityClient } from '../continuity/continuity-client';
import { Submission } from '../http/submission';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';

/** Whom to call about a resource. */
@Component({
  selector: 'hf-contacts-panel',
  imports: [Icon, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Contacts" [count]="contacts().length ? contacts().length.toString() : ''" [pad]="false">
      @if (mayChange()) { <a actions class="hf-btn quiet" routerLink="/continuity-import" [queryParams]="{ of: 'contacts' }">Import</a> }
      @if (mayChange()) { <button actions class="hf-btn quiet" type="button" (click)="add()"><hf-icon name="add" />Add</button> }
      <ul>
        @for (contact of contacts(); track contact.id) {
          <li>
            <p><b>{{ contact.name }}</b> <span class="hf-soft">{{ where(contact) }}</span></p>
            <p class="reach">@for (number of contact.telephones; track number) { <a [href]="'tel:' + dialled(number)">{{ number }}</a> } @if (contact.email) { <a [href]="'mailto:' + contact.email">{{ contact.email }}</a> } @if (!contact.telephones.length && !contact.email) { <span class="hf-warn">No number and no e-mail</span> }</p>
            @if (contact.note) { <p>{{ contact.note }}</p> }
            @if (mayChange()) { <p class="acts"><button class="hf-btn quiet" type="button" [attr.aria-label]="'Edit ' + contact.name" (click)="edit(contact)">Edit</button><button class="hf-btn quiet" type="button" [attr.aria-label]="'Retire ' + contact.name" (click)="retire(contact)">Retire</button></p> }
          </li>
        } @empty { <li class="hf-soft">Nobody is named to call about it.</li> }
      </ul>
    </hf-panel>
  `,
  styles: `
    ul > li { display: grid; gap: 4px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    ul > li:last-child { border-bottom: 0; }
    .reach { display: flex; flex-wrap: wrap; gap: 2px 16px; }
    .reach a { display: inline-block; min-height: 24px; }
    .acts { display: flex; flex-wrap: wrap; gap: 4px; margin-left: -8px; }
    @media print { .acts { display: none; } }
  `,
})
export class ContactsPanel {
  readonly of = input.required<ResourceView>();
  readonly contacts = input.required<readonly ContactView[]>();
  readonly mayChange = input(false);
  readonly changed = output();

  readonly #injector = inject(Injector);
  readonly #client = inject(ContinuityClient);
  readonly #reason = inject(AskReason);

  protected where({ jobTitle, organisationName }: ContactView): string {
    return [jobTitle, organisationName].filter(Boolean).join(', ');
  }

  protected dialled(number: string): string {
    return number.replace(/[^+\d]/g, '');
  }

  protected add(): Promise<void> {
    return this.edit(null);
  }

  protected async edit(contact: ContactView | null): Promise<void> {
    const { askForContact } = await import('./contact-dialog');
    if (await askForContact(this.#injector, { resourceId: this.of().id, contact })) this.changed.emit();
  }

  protected async retire(contact: ContactView): Promise<void> {
    const submission = new Submission();
    const done = await this.#reason.ask({
      question: `No longer call ${contact.name}?`, act: 'Retire the contact', run: (reason) => this.#client.retire('contacts', contact, 'retirement', { reason }, submission.of({ reason })),
    });
    if (done) this.changed.emit();
  }
}
