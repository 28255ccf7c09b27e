import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { UnitTree } from '../units/unit-tree';
import { UNIT_KIND_WORDS } from '../units/unit-words';
import { DueCountsLine } from './due-counts';
import { UnitDues } from './unit-dues';

/** Of which unit the statement is to be, with what is due in each. */
@Component({
  selector: 'hf-choose-unit-page',
  imports: [DueCountsLine, EmptyState, ErrorNotice, Icon, LoadingShape, PageHead, Panel, RouterLink],
  providers: [UnitDues],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Statements of assurance"><ng-container ngProjectAs="[facts]"><span>What is outstanding in a unit and all that is below it, to be read, printed and signed</span></ng-container></hf-page-head>
    <hf-panel label="Units" [pad]="false">
      @if (tree.resource.error(); as error) {
        <div class="pad"><hf-error-notice what="The units could not be loaded." [error]="error" (again)="tree.reload()" /></div>
      } @else if (tree.resource.hasValue()) {
        @if (dues.resource.error(); as error) { <div class="pad"><hf-error-notice what="What is due could not be counted." [error]="error" (again)="dues.resource.reload()" /></div> }
        @if (rows().length) {
          <ul>
            @for (row of rows(); track row.unit.id) {
              <li [style.--depth]="row.depth">
                <div class="name"><a [routerLink]="['/assurance', row.unit.id]">{{ row.unit.name }}</a><span class="hf-soft">{{ kinds[row.unit.kind] }}</span></div>
                @if (dues.resource.hasValue()) { <hf-due-counts [unitId]="row.unit.id" [unitName]="row.unit.name" [dues]="dues.byUnit().get(row.unit.id)" /> }
                <a class="hf-btn open" [routerLink]="['/assurance', row.unit.id]" [attr.aria-label]="'Statement of ' + row.unit.name">Statement<hf-icon name="chevron-right" /></a>
              </li>
            }
          </ul>
        } @else { <hf-empty-state icon="apartment" heading="You read no unit in full" why="A statement is for those with a role that reads the registers of a unit. An administrator gives roles." /> }
      } @else { <hf-loading-shape shape="rows" [lines]="8" label="Loading the units" /> }
    </hf-panel>
  `,
  styles: `
    .pad { padding: 16px; }
    li { display: grid; grid-template-columns: minmax(180px, 1fr) minmax(0, 2fr) auto; align-items: center; gap: 4px 16px; min-height: 44px; padding: 4px 8px 4px calc(16px + var(--depth) * 20px); border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); }
    li:last-child { border-bottom: 0; }
    .name { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; min-width: 0; overflow-wrap: anywhere; }
    .name a { display: inline-block; padding-block: 3px; font: var(--mat-sys-title-small); color: var(--mat-sys-on-surface); }
    @media (max-width: 900px) { li { grid-template-columns: minmax(0, 1fr); padding-left: calc(16px + var(--depth) * 10px); padding-block: 10px; } .open { display: none; } }
    @media print { .open { display: none; } }
  `,
})
export class ChooseUnitPage {
  readonly #session = inject(Session);
  protected readonly tree = inject(UnitTree);
  protected readonly dues = inject(UnitDues);
  protected readonly kinds = UNIT_KIND_WORDS;
  /** Those that this person reads in full, as deep as they lie below the first of these. */
  protected readonly rows = computed(() => {
    const read = this.tree.outline().filter(({ unit }) => this.#session.can('recommendation.read', { unitPath: unit.path }));
    const ids = new Set(read.map(({ unit }) => unit.id));
    return read.map(({ unit }) => ({ unit, depth: unit.path.filter((id) => ids.has(id)).length - 1 }));
  });

  constructor() {
    this.tree.reload();
  }
}
