import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, ChangeDetectorRef, Component, computed, ElementRef, inject, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObjectiveNode } from '@holdfast/contracts';
import { Icon } from '../shared/icons/icon';
import { ObjectiveLevel } from './objective-levels';
import { actionsInWords, indicatorsInWords, KIND_WORDS, levelsInWords, milestonesInWords, openRisks } from './objective-words';
import type { Branch } from './shown-branches';

/**
 * Objectives as nested lists, each with what hangs on it and on what lies below. A button opens and closes what is below; the arrow
 * keys do the same, and go from one objective to the next.
 */
@Component({
  selector: 'hf-objective-tree',
  imports: [Icon, NgTemplateOutlet, ObjectiveLevel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="heads" aria-hidden="true"><span>Objective</span><span>Residual</span><span>Milestones {{ year() }}</span><span>Actions</span><span>Indicators</span><span>Officer</span></div>
    <ul class="tree" aria-label="Objectives" (keydown)="onKey($event)"><ng-container [ngTemplateOutlet]="level" [ngTemplateOutletContext]="{ branches: branches(), depth: 0 }" /></ul>
    <ng-template #level let-branches="branches" let-depth="depth">
      @for (branch of branches; track branch.node.id) {
        <li [class.context]="!branch.fits" [attr.data-kind]="branch.node.kind">
          <div class="row" [style.--depth]="depth">
            <span class="name">
              @if (branch.below.length) {
                <button type="button" class="open" [attr.data-node]="branch.node.id" [attr.aria-expanded]="isOpen(branch)" [attr.aria-label]="(isOpen(branch) ? 'Close ' : 'Open ') + branch.node.code" (click)="toggle(branch)"><hf-icon [name]="isOpen(branch) ? 'keyboard-arrow-down' : 'chevron-right'" /></button>
              } @else { <span class="leaf"></span> }
              <span class="words"><a [routerLink]="['/objectives', branch.node.id]" [attr.data-link]="branch.node.id"><span class="hf-ref">{{ branch.node.code }}</span> {{ branch.node.title }}</a><span class="under">{{ kindWords[kind(branch)] }}, {{ branch.node.unitName }}@if (branch.node.closedAt) {, closed}</span></span>
            </span>
            <span class="cell"><span class="cap">Residual</span><span><hf-objective-level [of]="branch.node.residual" [matrixVersionId]="matrixVersionId()" />@if (risks(branch.node)) { <span class="under">{{ levels(branch.node) }}</span><span class="under">Initial: <hf-objective-level [of]="branch.node.inherent" [matrixVersionId]="matrixVersionId()" [worded]="true" /></span> }</span></span>
            <span class="cell"><span class="cap">Milestones</span><span>{{ milestones(branch.node) || 'None' }}@if (branch.node.reportsDue) { <span class="under hf-warn">{{ branch.node.reportsDue === 1 ? '1 report due' : branch.node.reportsDue + ' reports due' }}</span> }</span></span>
            <span class="cell"><span class="cap">Actions</span><span [class.late]="branch.node.actions?.overdue">{{ actions(branch.node) || (branch.node.actions ? 'None' : 'Not yours to read') }}</span></span>
            <span class="cell"><span class="cap">Indicators</span><span [class.late]="branch.node.indicators.outside">{{ indicators(branch.node) || 'None' }}</span></span>
            <span class="cell"><span class="cap">Officer</span><span>{{ branch.node.officer?.jobTitle ?? 'Nobody yet' }}</span></span>
          </div>
          @if (branch.below.length && isOpen(branch)) { <ul [attr.aria-label]="'Below ' + branch.node.code"><ng-container [ngTemplateOutlet]="level" [ngTemplateOutletContext]="{ branches: branch.below, depth: depth + 1 }" /></ul> }
        </li>
      }
    </ng-template>
  `,
  styleUrl: './objective-tree.scss',
})
export class ObjectiveTree {
  readonly branches = input.required<readonly Branch[]>();
  readonly matrixVersionId = input.required<string | null>();
  /** "2026/27" */
  readonly year = input('');
  /** Narrowed: what fits is shown wherever it lies. */
  readonly allOpen = input(false);
  /** Ids of those that are closed up. */
  readonly folded = model<ReadonlySet<string>>(new Set());

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly kindWords = KIND_WORDS;
  protected readonly milestones = ({ milestones }: ObjectiveNode): string => milestonesInWords(milestones);
  protected readonly actions = ({ actions }: ObjectiveNode): string => actionsInWords(actions);
  protected readonly indicators = ({ indicators }: ObjectiveNode): string => indicatorsInWords(indicators);
  protected readonly levels = ({ residual }: ObjectiveNode): string => levelsInWords(residual);
  protected readonly risks = ({ residual }: ObjectiveNode): number => openRisks(residual);
  readonly #changes = inject(ChangeDetectorRef);
  readonly #byId = computed(() => new Map(flat(this.branches()).map((branch) => [branch.node.id, branch])));

  protected kind(branch: Branch): ObjectiveNode['kind'] {
    return branch.node.kind;
  }

  protected isOpen({ node }: Branch): boolean {
    return this.allOpen() || !this.folded().has(node.id);
  }

  protected toggle(branch: Branch): void {
    this.#fold(branch, this.isOpen(branch));
  }

  /** Left and right close and open, up and down go to the next one shown. */
  protected onKey(event: KeyboardEvent): void {
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-node], [data-link]');
    const branch = this.#byId().get(at?.dataset['node'] ?? at?.dataset['link'] ?? '');
    if (!at || !branch || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...this.#host.querySelectorAll<HTMLElement>('[data-link]')];
    const here = links.findIndex((link) => link.dataset['link'] === branch.node.id);
    switch (event.key) {
      case 'ArrowRight': if (branch.below.length) this.#fold(branch, false); break;
      case 'ArrowLeft': if (branch.below.length) this.#fold(branch, true); break;
      case 'ArrowDown': links[here + 1]?.focus(); break;
      case 'ArrowUp': links[here - 1]?.focus(); break;
      case 'Home': links[0]?.focus(); break;
      case 'End': links.at(-1)?.focus(); break;
      default: return;
    }
    event.preventDefault();
  }

  #fold({ node }: Branch, fold: boolean): void {
    const folded = new Set(this.folded());
    if (fold) folded.add(node.id);
    else folded.delete(node.id);
    this.folded.set(folded);
    // At once: the next key may be pressed before the tree would be drawn.
    this.#changes.detectChanges();
  }
}

const flat = (branches: readonly Branch[]): Branch[] => branches.flatMap((branch) => [branch, ...flat(branch.below)]);
