import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OneTimeLinkView, PersonView } from '@holdfast/contracts';
import type { Role } from '@holdfast/domain';
import { RoleHistory } from '../audit/role-history';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { RegisterStore } from '../registers/register-store';
import { Session } from '../session/session';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { UnitTree } from '../units/unit-tree';
import { rolesToGrant } from './grantable';
import { LinkShown } from './link-shown';
import { PersonAccess } from './person-access';
import { PersonClient } from './person-client';
import { RoleFields, roleForm } from './role-fields';
import { ROLE_WORDS, STATE_WORDS } from './role-words';

const NAMES = {
  role: { label: 'Role', target: 'give-role', messages: { required: 'Choose a role.' } },
  unitId: { label: 'In', target: 'give-unit', messages: { required: 'Choose a unit.' } },
};

/** One person: details, roles to give and end, what they own, a new link, and how they leave. */
@Component({
  selector: 'hf-person-page',
  imports: [DayPipe, ErrorNotice, ErrorSummary, Icon, LinkShown, LoadingShape, Notice, PageHead, Panel, RoleFields, RoleHistory, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  readonly personId = input.required<string>();
  readonly #client = inject(PersonClient);
  readonly #access = inject(PersonAccess);
  readonly #session = inject(Session);
  readonly #registers = inject(RegisterStore);
  readonly #tree = inject(UnitTree);
  readonly #confirm = inject(Confirm);
  readonly #titles = inject(PageTitles);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #linking = new Submission();
  readonly #giving = new Submission();

  protected readonly resource = this.#client.person(this.personId);
  protected readonly risks = this.#client.risksOf(this.personId);
  protected readonly person = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly roleWords = ROLE_WORDS;
  protected readonly stateWords = STATE_WORDS;
  /** What went to the successor, just after the departure was recorded. */
  protected readonly handedOver = String(inject(Router).currentNavigation()?.extras.state?.['handedOver'] ?? '');
  protected readonly link = signal<OneTimeLinkView | null>(null);
  protected readonly refusal = signal<Problem | null>(null);
  protected readonly giving = signal(false);
  protected readonly busy = signal(false);
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly form = roleForm();

  protected readonly isMe = computed(() => this.#session.person()?.id === this.personId());
  protected readonly mayManage = computed(() => {
    const person = this.person();
    return person !== null && this.#access.mayManage(person);
  });
  protected readonly mayAudit = computed(() => this.#session.canAnywhere('audit.read'));
  /** Changes with the roles: what they were is read anew. */
  protected readonly rolesKnown = computed(() => this.person()?.roles.map(({ id }) => id).join() ?? '');
  protected readonly mayGive = computed(() => this.person()?.state !== 'left' && rolesToGrant(this.#session.actor(), this.#tree.all()).length > 0);
  protected readonly owned = computed(() => this.#registers.all().filter((register) => register.owner.id === this.personId() && register.closedAt === null));
  protected readonly riskCount = computed(() => {
    if (!this.risks.hasValue()) return null;
    const { total, items, next } = this.risks.value();
    return total === null ? (next ? `more than ${items.length}` : String(items.length)) : String(total);
  });

  constructor() {
    effect(() => {
      const person = this.person();
      if (person) untracked(() => this.#titles.show(person.jobTitle, [{ label: 'People', link: '/people' }, { label: person.jobTitle }]));
    });
  }

  protected mayEnd(role: PersonView['roles'][number]): boolean {
    return this.#access.mayEnd(role);
  }

  protected startGiving(): void {
    this.form.reset();
    this.lines.set([]);
    this.giving.set(true);
    setTimeout(() => this.#host.querySelector<HTMLElement>('#give-role')?.focus());
  }

  protected async give(): Promise<void> {
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length || this.busy()) return;
    const { role, unitId } = this.form.getRawValue();
    this.busy.set(true);
    try {
      await this.#show(await this.#client.giveRole(this.personId(), { role: role as Role, unitId }, this.#giving));
      this.giving.set(false);
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  protected async end(role: PersonView['roles'][number]): Promise<void> {
    const name = ROLE_WORDS[role.role].name;
    const answer = await this.#confirm.ask({
      question: `End ${name.toLowerCase()} in ${role.unitName}?`,
      detail: this.isMe() ? 'You stop being able to do what this role allows, at once.' : 'It stops at once, and they are signed out everywhere. That they held it stays in the history.',
      act: 'End the role',
      leave: 'Keep it',
      final: true,
    });
    if (answer === 'act') await this.#try(async () => this.#show(await this.#client.endRole(this.personId(), role.id)));
  }

  protected async makeLink(person: PersonView): Promise<void> {
    const reset = person.state === 'active';
    const answer = await this.#confirm.ask({
      question: reset ? `Make a link for a new password for ${person.name}?` : `Make a new invitation for ${person.name}?`,
      detail: reset ? 'With it they choose a new password, which signs them out everywhere else. Earlier links open nothing any more.' : 'Earlier links open nothing any more.',
      act: 'Make the link',
    });
    if (answer !== 'act') return;
    await this.#try(async () => {
      this.link.set(await this.#client.makeLink(person.id, this.#linking));
      setTimeout(() => this.#host.querySelector<HTMLElement>('hf-link-shown button')?.focus());
    });
  }

  async #show(person: PersonView): Promise<void> {
    this.resource.set(person);
    if (this.isMe()) await this.#session.refresh();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(asProblem(error));
    }
  }
}
