import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DependencyMapView } from '@holdfast/contracts';
import { criticalInWords, kindInWords, linkOf } from '../continuity/continuity-words';
import { Viewport } from '../shared/viewport';
import type { MapNode } from './map-layout';

interface MapRow {
  readonly node: MapNode;
  /** By dependency: what suffices of each is said where that is fewer than all. */
  readonly leansOn: readonly { readonly id: string; readonly need: string; readonly on: readonly MapNode[] }[];
  readonly leanedOnBy: readonly MapNode[];
}

const AT_A_GLANCE = 12;

/** What the map draws, in words: each thing with what it leans on and what leans on it. */
@Component({
  selector: 'hf-map-rows',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul [attr.aria-label]="label()">
      @for (row of shown(); track row.node.id) {
        <li [class.around]="row.node.id === map().around">
          <p><a class="what" [routerLink]="link(row.node)">{{ row.node.name }}</a><span class="hf-caption hf-soft">{{ row.node.reference }} · {{ kind(row.node) }}</span></p>
          <div>
            @for (dependency of row.leansOn; track dependency.id) {
              <p><span class="hf-soft">{{ $first ? 'Leans on' : 'and on' }}{{ dependency.need }}&ngsp;</span>@for (one of dependency.on; track one.id) { <a [routerLink]="link(one)">{{ one.name }}</a>{{ $last ? '' : ', ' }} }</p>
            } @empty { <p class="hf-soft">Leans on nothing shown here.</p> }
            @if (row.leanedOnBy.length) { <p><span class="hf-soft">Leaned on by&ngsp;</span>@for (one of row.leanedOnBy; track one.id) { <a [routerLink]="link(one)">{{ one.name }}</a>{{ $last ? '' : ', ' }} }</p> }
          </div>
        </li>
      }
    </ul>
    @if (shown().length < rows().length) { <button class="hf-btn text more" type="button" (click)="all.set(true)">Show all {{ rows().length }}</button> }
  `,
  styles: `
    :host { display: block; container-type: inline-size; font: var(--mat-sys-body-small); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); gap: 2px 16px; padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); overflow-wrap: anywhere; }
    li:last-child { border-bottom: 0; }
    .around { background: var(--hf-selected); }
    .what { display: block; font-weight: 500; }
    a { color: var(--mat-sys-on-surface); padding-block: 3px; }
    .more { margin: 4px 8px; }
    div > p { padding-block: 2px; line-height: 24px; }
    @container (max-width: 560px) { li { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class MapRows {
  readonly map = input.required<DependencyMapView>();
  readonly label = input.required<string>();

  protected readonly link = linkOf;
  readonly #narrow = inject(Viewport).narrow;
  /** Of another map, folded again. */
  protected readonly all = linkedSignal({ source: () => this.map().around, computation: () => false });
  /** On a phone not so many that what comes after them is out of reach. */
  protected readonly shown = computed(() => (this.#narrow() && !this.all() ? this.rows().slice(0, AT_A_GLANCE) : this.rows()));
  protected readonly rows = computed<MapRow[]>(() => {
    const { nodes, edges } = this.map();
    const known = new Map(nodes.map((node) => [node.id, node]));
    const found = (ids: readonly string[]): MapNode[] => [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
    return nodes.map((node) => {
      const own = edges.filter(({ from }) => from === node.id);
      return {
        node,
        leansOn: own.filter(({ dependencyId }, at) => own.findIndex((edge) => edge.dependencyId === dependencyId) === at).map(({ dependencyId: id, needed, of }) => ({
          id, need: needed < of ? ` ${needed} of ${of}:` : '', on: found(own.filter((edge) => edge.dependencyId === id).map(({ to }) => to)),
        })),
        leanedOnBy: found(edges.filter(({ to }) => to === node.id).map(({ from }) => from)),
      };
    });
  });

  protected kind(node: MapNode): string {
    return node.kind === null ? `Activity, ${criticalInWords(node.critical).toLowerCase()}` : kindInWords(node);
  }
}
