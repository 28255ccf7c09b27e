import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { DependencyMapView } from '@holdfast/contracts';
import { criticalInWords, kindInWords, linkOf } from '../continuity/continuity-words';
import { layoutOf, NODE, type PlacedNode } from './map-layout';

/**
 * What leans on what, in layers from left to right. One thing has the focus: arrows to the right and left walk along the lines,
 * up and down to the neighbours in the layer; Enter opens it, and Space draws its surroundings.
 */
@Component({
  selector: 'hf-dependency-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll">
      <svg [attr.width]="layout().width" [attr.height]="layout().height" [attr.viewBox]="'0 0 ' + layout().width + ' ' + layout().height" role="group" [attr.aria-label]="label()">
        <defs><marker id="hf-leans" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" class="head" /></marker></defs>
        @for (edge of layout().edges; track $index) { <path class="edge" [class.alternative]="edge.alternative" [class.round]="edge.round" [class.lit]="edge.from.node.id === active() || edge.to.node.id === active()" [attr.d]="edge.path" marker-end="url(#hf-leans)" /> }
        @for (placed of layout().nodes; track placed.node.id) {
          <g class="node" role="link" [id]="'map-' + placed.node.id" [attr.tabindex]="placed.node.id === active() ? 0 : -1" [class.activity]="placed.node.kind === null" [class.round]="placed.round" [class.around]="placed.node.id === map().around"
            [attr.transform]="'translate(' + placed.x + ' ' + placed.y + ')'" [attr.aria-label]="spoken(placed)" (focus)="active.set(placed.node.id)" (click)="open(placed)" (keydown)="onKey($event, placed)">
            <rect [attr.width]="size.width" [attr.height]="size.height" rx="6" />
            <text x="10" y="18" class="ref">{{ placed.node.reference }} · {{ kind(placed.node) }}{{ placed.node.critical ? ' · critical' : '' }}</text>
            <text x="10" y="34" class="name">{{ short(placed.node.name) }}<title>{{ placed.node.name }}</title></text>
          </g>
        }
      </svg>
    </div>
  `,
  styles: `
    :host { display: block; }
    .scroll { overflow: auto; max-height: 72vh; padding: 4px; }
    svg { display: block; }
    .edge { fill: none; stroke: var(--mat-sys-outline); stroke-width: 1.25; }
    .edge.alternative { stroke-dasharray: 5 4; }
    .edge.round { stroke: var(--mat-sys-error); }
    .edge.lit { stroke: var(--mat-sys-primary); stroke-width: 2.25; }
    .head { fill: var(--mat-sys-outline); }
    .node { cursor: pointer; outline: none; }
    .node rect { fill: var(--mat-sys-surface-container-low); stroke: var(--mat-sys-outline); }
    .node.activity rect { fill: var(--mat-sys-secondary-container); }
    .node.round rect { stroke: var(--mat-sys-error); stroke-width: 2; }
    .node.around rect { stroke: var(--mat-sys-primary); stroke-width: 2.5; }
    .node:hover rect { fill: var(--mat-sys-surface-container-high); }
    .node:focus-visible rect { stroke: var(--mat-sys-primary); stroke-width: 3.5; }
    .ref { font: var(--hf-caption); fill: var(--mat-sys-on-surface-variant); }
    .name { font: var(--mat-sys-body-small); font-weight: 500; fill: var(--mat-sys-on-surface); }
    @media print { .scroll { max-height: none; overflow: visible; } svg { max-width: 100%; height: auto; } }
  `,
})
export class DependencyMap {
  readonly map = input.required<DependencyMapView>();
  readonly label = input('What leans on what');
  /** Its surroundings are asked for. */
  readonly chosen = output<string>();

  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly size = NODE;
  protected readonly kind = kindInWords;
  protected readonly layout = computed(() => layoutOf(this.map()));
  protected readonly active = linkedSignal<string | null>(() => this.map().around ?? this.map().nodes[0]?.id ?? null);

  constructor() {
    // Larger than its place, it opens where the focus is.
    afterRenderEffect(() => {
      const at = this.layout().nodes.find(({ node }) => node.id === untracked(this.active));
      const place = this.#host.querySelector('.scroll');
      if (!at || !place) return;
      place.scrollTop = at.y - (place.clientHeight - NODE.height) / 2;
      place.scrollLeft = at.x - (place.clientWidth - NODE.width) / 2;
    });
  }

  protected short(name: string): string {
    return name.length > 27 ? `${name.slice(0, 26)}…` : name;
  }

  protected spoken({ node, round }: PlacedNode): string {
    const { edges } = this.layout();
    const [on, by] = [edges.filter(({ from }) => from.node.id === node.id).length, edges.filter(({ to }) => to.node.id === node.id).length];
    const critical = node.kind === null ? `, ${criticalInWords(node.critical).toLowerCase()}` : '';
    return `${node.reference} ${node.name}, ${kindInWords(node).toLowerCase()}${critical}. Leans on ${on}, leaned on by ${by}${round ? '. Part of a circle' : ''}`;
  }

  protected open({ node }: PlacedNode): void {
    void this.#router.navigate(linkOf(node));
  }

  protected onKey(event: KeyboardEvent, placed: PlacedNode): void {
    const { edges, nodes } = this.layout();
    const near = (found: readonly PlacedNode[]): PlacedNode | undefined => [...found].sort((one, other) => Math.abs(one.y - placed.y) - Math.abs(other.y - placed.y))[0];
    const column = nodes.filter(({ x }) => x === placed.x).sort((one, other) => one.y - other.y);
    const at = column.findIndex(({ node }) => node.id === placed.node.id);
    switch (event.key) {
      case 'ArrowRight': this.#focus(near(edges.filter(({ from }) => from.node.id === placed.node.id).map(({ to }) => to))); break;
      case 'ArrowLeft': this.#focus(near(edges.filter(({ to }) => to.node.id === placed.node.id).map(({ from }) => from))); break;
      case 'ArrowUp': this.#focus(column[at - 1]); break;
      case 'ArrowDown': this.#focus(column[at + 1]); break;
      case 'Enter': this.open(placed); break;
      case ' ': this.chosen.emit(placed.node.id); break;
      default: return;
    }
    event.preventDefault();
  }

  #focus(placed: PlacedNode | undefined): void {
    if (!placed) return;
    this.active.set(placed.node.id);
    const node = this.#host.querySelector<SVGGElement>(`#map-${CSS.escape(placed.node.id)}`);
    node?.focus();
    node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
