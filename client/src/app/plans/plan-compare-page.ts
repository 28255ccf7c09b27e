import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { planDifference } from '@holdfast/domain';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { namesIn } from './content-names';
import { PlanClient } from './plan-client';
import { SECTION_WORDS } from './plan-words';

const KIND_WORDS = { added: 'Added', removed: 'Taken out', changed: 'Changed', kept: 'Moved' } as const;

/** What one version says otherwise than another, section by section. */
@Component({
  selector: 'hf-plan-compare-page',
  imports: [ErrorNotice, LoadingShape, Notice, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="plan.hasValue() ? 'Compare versions of ' + plan.value()!.reference : 'Compare versions'">
      <p class="hf-print-only">{{ printed() }}</p>
      <a actions class="hf-btn" [routerLink]="['/plans', id()]">The plan</a>
    </hf-page-head>
    @if (plan.error() ?? before.error() ?? after.error(); as error) {
      <hf-error-notice what="The versions could not be loaded." [error]="error" (again)="again()" />
    } @else if (plan.hasValue() && plan.value()!.versions.length < 2) {
      <hf-notice icon="info">This plan has one version so far, so there is nothing to compare it with.</hf-notice>
    } @else {
      <p class="hf-row choose hf-no-print">
        <label for="compare-from">From</label><select class="hf-input" id="compare-from" #one (change)="go(one.value, to())">@for (version of versions(); track version.number) { <option [value]="version.number" [selected]="version.number === from()">Version {{ version.number }}</option> }</select>
        <label for="compare-to">to</label><select class="hf-input" id="compare-to" #other (change)="go(from(), other.value)">@for (version of versions(); track version.number) { <option [value]="version.number" [selected]="version.number === to()">Version {{ version.number }}</option> }</select>
      </p>
      @if (sections(); as all) {
        <div class="hf-stack">
          <p role="status" class="hf-soft">{{ sum() }}</p>
          @for (section of all; track section.section) {
            <hf-panel [heading]="words[section.section]" [count]="section.items.length.toString()" [pad]="false">
              <ul>
                @for (item of section.items; track item.id) {
                  <li [attr.data-kind]="item.kind">
                    <h3><span class="kind">{{ kinds[item.kind] }}</span> {{ item.title }}</h3>
                    @if (item.moved; as moved) { <p class="moved">{{ item.kind === 'kept' ? 'From' : 'Moved from' }} place {{ moved.from }} to {{ moved.to }}</p> }
                    @if (item.fields.length && item.kind === 'changed') {
                      <dl>@for (field of item.fields; track field.field) { <div><dt>{{ field.field }}</dt><dd>@if (field.before) { <del>{{ field.before }}</del> } @else { <span class="hf-soft">Nothing</span> }</dd><dd>@if (field.after) { <ins>{{ field.after }}</ins> } @else { <span class="hf-soft">Nothing</span> }</dd></div> }</dl>
                    }
                  </li>
                }
              </ul>
            </hf-panel>
          } @empty { <hf-notice icon="info">The two versions say the same.</hf-notice> }
        </div>
      } @else { <hf-loading-shape [lines]="6" label="Loading the versions" /> }
    }
  `,
  styles: `
    .choose { margin-bottom: 12px; align-items: center; }
    select { width: auto; }
    li { padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border-bottom: 0; }
    h3 { font: var(--mat-sys-title-small); overflow-wrap: anywhere; }
    .kind { display: inline-block; padding: 0 6px; border: 1px solid var(--mat-sys-outline); border-radius: 4px; font: var(--mat-sys-label-medium); }
    .moved { color: var(--mat-sys-on-surface-variant); }
    dl div { display: grid; grid-template-columns: 160px minmax(0, 1fr) minmax(0, 1fr); gap: 4px 12px; padding: 4px 0; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { white-space: pre-line; overflow-wrap: anywhere; }
    ins { text-decoration-thickness: 1px; text-underline-offset: 3px; }
    @media (max-width: 700px) { dl div { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class PlanComparePage {
  /** From the address; without the two numbers, the newest and the one before it. */
  readonly id = input.required<string>();
  readonly fromNumber = input<string>(undefined, { alias: 'from' });
  readonly toNumber = input<string>(undefined, { alias: 'to' });

  readonly #client = inject(PlanClient);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  protected readonly plan = this.#client.plan(() => this.id());
  protected readonly versions = computed(() => (this.plan.hasValue() ? this.plan.value()!.versions : []));
  protected readonly to = computed(() => Number(this.toNumber()) || this.versions()[0]?.number || 0);
  protected readonly from = computed(() => Number(this.fromNumber()) || this.versions().find(({ number }) => number < this.to())?.number || 0);
  protected readonly before = this.#client.version(() => this.id(), () => this.from() || null);
  protected readonly after = this.#client.version(() => this.id(), () => this.to() || null);
  protected readonly sections = computed(() => {
    if (!this.before.hasValue() || !this.after.hasValue()) return null;
    const [before, after] = [this.before.value()!, this.after.value()!];
    return planDifference(before.content, after.content, namesIn(before.names, after.names).nameOf);
  });
  protected readonly sum = computed(() => {
    const items = (this.sections() ?? []).flatMap((section) => section.items);
    const count = (kind: string): number => items.filter((item) => item.kind === kind).length;
    return `${count('added')} added, ${count('removed')} taken out, ${count('changed')} changed, ${items.filter(({ moved }) => moved).length} moved`;
  });
  protected readonly words = SECTION_WORDS;
  protected readonly kinds = KIND_WORDS;
  protected readonly printed = computed(() => printedAt('Versions of a plan', this.#session.organisation()));

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.plan.hasValue() ? this.plan.value() : undefined;
      if (of) titles.show(`Compare versions of ${of.reference}`, [{ label: 'Recovery plans', link: '/plans' }, { label: of.reference, link: `/plans/${of.id}` }, { label: 'Compare' }]);
    });
  }

  protected go(from: string | number, to: string | number): void {
    void this.#router.navigate([], { queryParams: { from, to } });
  }

  protected again(): void {
    this.plan.reload();
    this.before.reload();
    this.after.reload();
  }
}
