import { afterNextRender, afterRenderEffect, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { DependencyMapView } from '@holdfast/contracts';
import { criticalInWords, kindInWords, linkOf } from '../continuity/continuity-words';
import { layoutOf, linesOf, type PlacedNode, type Room, type Spacing } from './map-layout';

/** How wide a letter of a name is, on average, in px. */
const LETTER = 6.5;

/**
 * What leans on what, in layers from left to right. One thing has the focus: arrows to the right and left walk along the lines,
 * up and down to the neighbours in the layer; Enter opens it, and Space draws its surroundings.
 */
@Component({
  selector: 'hf-dependency-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll">
      @if (layout(); as laid) {
        @let size = laid.spacing;
        <svg [attr.width]="laid.width" [attr.height]="laid.height" [attr.viewBox]="'0 0 ' + laid.width + ' ' + laid.height" role="group" [attr.aria-label]="label()" (mouseleave)="pointed.set(null)">
          <defs>
            @for (head of heads; track head) { <marker [id]="'hf-' + head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" [class]="head" /></marker> }
          </defs>
          @for (edge of laid.edges; track $index) { <path class="edge" [class.alternative]="edge.alternative" [class.round]="edge.round" [class.lit]="lit() !== null && (edge.from.node.id === lit() || edge.to.node.id === lit())" [attr.d]="edge.path" /> }
          @for (placed of laid.nodes; track placed.node.id) {
            <g class="node" role="link" [id]="'map-' + placed.node.id" [attr.tabindex]="placed.node.id === active() ? 0 : -1" [class.activity]="placed.node.kind === null" [class.critical]="placed.node.critical" [class.round]="placed.round" [class.around]="placed.node.id === map().around"
              [attr.transform]="'translate(' + placed.x + ' ' + placed.y + ')'" [attr.aria-label]="spoken(placed)" (focus)="lookAt(placed)" (blur)="focused.set(false)" (mouseenter)="pointed.set(placed.node.id)" (click)="open(placed)" (keydown)="onKey($event, placed)">
              <title>{{ spoken(placed) }}</title>
              <rect [attr.width]="size.width" [attr.height]="size.height" [attr.rx]="size.height < 40 ? 4 : 6" />
              @for (line of lines(placed, size); track $index) { <text [attr.x]="size.height < 40 ? 8 : 10" [attr.y]="line.y" [class]="line.is">{{ line.text }}</text> }
            </g>
          }
        </svg>
      }
    </div>
  `,
  styles: `
    :host { display: block; }
    /* As tall as leaves its head and legend in view. */
    .scroll { overflow: auto; max-height: max(360px, 100dvh - 290px); scrollbar-gutter: stable; }
    svg { display: block; }
    .edge { fill: none; stroke: var(--mat-sys-outline); stroke-width: 1.25; marker-end: url(#hf-leans); }
    .edge.alternative { stroke-dasharray: 5 4; }
    .edge.round { stroke: var(--mat-sys-error); marker-end: url(#hf-leans-round); }
    .edge.lit { stroke: var(--mat-sys-primary); stroke-width: 2.25; marker-end: url(#hf-leans-lit); }
    .leans { fill: var(--mat-sys-outline); }
    .leans-round { fill: var(--mat-sys-error); }
    .leans-lit { fill: var(--mat-sys-primary); }
    .node { cursor: pointer; outline: none; }
    .node rect { fill: var(--mat-sys-surface-container-low); stroke: var(--mat-sys-outline); }
    .node.activity rect { fill: var(--mat-sys-secondary-container); }
    .node.critical rect { stroke: var(--mat-sys-on-surface); stroke-width: 2; }
    .node.round rect { stroke: var(--mat-sys-error); stroke-width: 2; }
    .node.around rect { stroke: var(--mat-sys-primary); stroke-width: 2.5; }
    .node:hover rect { fill: var(--mat-sys-surface-container-high); }
    .node:focus-visible rect { stroke: var(--mat-sys-primary); stroke-width: 3.5; }
    .ref { font: var(--hf-caption); fill: var(--mat-sys-on-surface-variant); }
    .name { font: var(--hf-caption); font-weight: 500; fill: var(--mat-sys-on-surface); }
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
  protected readonly heads = ['leans', 'leans-round', 'leans-lit'] as const;
  readonly #room = signal<Room | null>(null);
  protected readonly layout = computed(() => (this.#room() ? layoutOf(this.map(), this.#room()!) : null));
  protected readonly active = linkedSignal<string | null>(() => this.map().around ?? this.map().nodes[0]?.id ?? null);
  protected readonly focused = signal(false);
  protected readonly pointed = signal<string | null>(null);
  /** The one whose lines stand out. */
  protected readonly lit = computed(() => this.pointed() ?? (this.focused() ? this.active() : this.map().around));

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new ResizeObserver(() => this.#measure());
      observer.observe(this.#host);
      destroyed.onDestroy(() => observer.disconnect());
    });
    // Larger than its place, it opens where the focus is.
    afterRenderEffect(() => {
      const laid = this.layout();
      const at = laid?.nodes.find(({ node }) => node.id === untracked(this.active));
      const place = this.#host.querySelector('.scroll');
      if (!laid || !at || !place) return;
      place.scrollTop = at.y - (place.clientHeight - laid.spacing.height) / 2;
      place.scrollLeft = at.x - (place.clientWidth - laid.spacing.width) / 2;
    });
  }

  /** What stands in its box, with the height of each line in it. */
  protected lines({ node }: PlacedNode, { holds, height, width }: Spacing): readonly { readonly text: string; readonly y: number; readonly is: 'ref' | 'name' }[] {
    const [fit, middle] = [Math.floor((width - 18) / LETTER), height / 2 + 4];
    const [name, ...more] = linesOf(node.name, fit, holds === 'name in two lines' ? 2 : 1).map((text) => ({ text, is: 'name' as const }));
    if (holds === 'reference and name') return [{ text: linesOf(`${node.reference} · ${node.critical ? 'Critical' : kindInWords(node)}`, fit, 1)[0]!, y: 18, is: 'ref' }, { ...name!, y: 34 }];
    return [{ ...name!, y: more.length ? middle - 6 : middle }, ...more.map((line) => ({ ...line, y: middle + 7 }))];
  }

  protected lookAt({ node }: PlacedNode): void {
    this.active.set(node.id);
    this.focused.set(true);
  }

  protected spoken({ node, round }: PlacedNode): string {
    const { edges } = this.layout()!;
    const [on, by] = [edges.filter(({ from }) => from.node.id === node.id).length, edges.filter(({ to }) => to.node.id === node.id).length];
    const critical = node.kind === null ? `, ${criticalInWords(node.critical).toLowerCase()}` : '';
    return `${node.reference} ${node.name}, ${kindInWords(node).toLowerCase()}${critical}. Leans on ${on}, leaned on by ${by}${round ? '. Part of a circle' : ''}`;
  }

  protected open({ node }: PlacedNode): void {
    void this.#router.navigate(linkOf(node));
  }

  protected onKey(event: KeyboardEvent, placed: PlacedNode): void {
    const { edges, nodes } = this.layout()!;
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

  #measure(): void {
    const place = this.#host.querySelector('.scroll')!;
    const [width, height] = [place.clientWidth, parseFloat(getComputedStyle(place).maxHeight)];
    const before = this.#room();
    // What cannot be seen has no width, and paper no height: the measures from before hold.
    if (width > 0 && Number.isFinite(height) && (before?.width !== width || before.height !== height)) this.#room.set({ width, height });
  }
}
