import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { DependencyMapRequest, ThingRef } from '@holdfast/contracts';
import { ContinuityClient } from '../continuity/continuity-client';
import { linkOf } from '../continuity/continuity-words';
import { ThingChooser } from '../continuity/thing-chooser';
import { kept } from '../http/kept';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { Viewport } from '../shared/viewport';
import { DependencyMap } from './dependency-map';
import { MapRows } from './map-rows';

const DEPTHS = ['1', '2', '3', '4'] as const satisfies readonly NonNullable<DependencyMapRequest['depth']>[];

/** The map around one thing, or of all where these are few, with the circles named and what it leaves out said. */
@Component({
  selector: 'hf-map-panel',
  imports: [DependencyMap, EmptyState, ErrorNotice, LoadingShape, MapRows, Notice, Panel, ReactiveFormsModule, RouterLink, Segmented, ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel [heading]="heading()" [count]="count()" [pad]="false">
      <hf-segmented actions label="Steps from it" [segments]="depths" [value]="depth()" (valueChange)="depth.set($event)" />
      <hf-segmented actions label="Shown as" [segments]="views" [value]="view()" (valueChange)="chosen.set($event)" />
      @for (cycle of cycles(); track $index) {
        <hf-notice kind="warn" class="cycle"><b>These lean on one another in a circle:</b> @for (thing of cycle; track thing.id) { <a [routerLink]="link(thing)">{{ thing.name }}</a>{{ $last ? '.' : ', ' }} } Recovery times through it cannot be worked out until one of these dependencies is ended.</hf-notice>
      }
      @if (narrows()) { <div class="narrow"><label for="map-around">Draw around</label><hf-thing-chooser label="Draw around" inputId="map-around" [single]="true" [formControl]="centre" /></div> }
      @if (map(); as map) {
        @if (map.tooMany) { <p class="more" role="status">{{ map.tooMany.toLocaleString('en-GB') }} more {{ map.tooMany === 1 ? 'is' : 'are' }} within these steps. The nearest are drawn: take fewer steps, or go on from one of them.</p> }
        @if (map.nodes.length && view() === 'list') { <hf-map-rows [map]="map" [label]="heading()" /> } @else if (map.nodes.length) {
          <hf-dependency-map [map]="map" [label]="heading()" (chosen)="around.set($event)" />
          <p class="legend"><span>Left leans on right.</span> <span>Shaded: an activity, with a thick edge a critical one.</span> <span>Dashed: fewer than all suffice.</span> <span>Arrow keys walk along the lines, Enter opens, Space shows the surroundings.</span></p>
        } @else { <hf-empty-state icon="account-tree" heading="Nothing leans on anything yet" why="Say on an activity or a resource what it leans on. The map draws itself from that." /> }
      } @else if (resource.error(); as error) { <hf-error-notice what="The map could not be loaded." [error]="error" (again)="resource.reload()" /> } @else { <hf-loading-shape shape="map" label="Loading the map" /> }
    </hf-panel>
  `,
  styles: `
    .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 8px 16px; border-top: 1px solid var(--mat-sys-outline-variant); font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    .narrow { display: grid; grid-template-columns: max-content minmax(0, 420px); justify-content: start; align-items: start; gap: 4px 12px; padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    .narrow label { font: var(--mat-sys-body-small); line-height: 32px; color: var(--mat-sys-on-surface-variant); }
    .more { padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 699px) { .narrow { grid-template-columns: minmax(0, 1fr); } .narrow label { line-height: 20px; } }
    @media print { .narrow { display: none; } }
    .cycle { display: block; margin: 8px 12px; }
  `,
})
export class MapPanel {
  readonly heading = input('What leans on what');
  /** Around this, unless somebody goes on from there; null: all, where that can be read. */
  readonly of = input<string | null>(null);

  /** Whether what it is drawn around can be chosen here. */
  readonly narrows = input(false);

  readonly #client = inject(ContinuityClient);
  protected readonly centre = new FormControl<ThingRef[]>([], { nonNullable: true });
  protected readonly link = linkOf;
  protected readonly around = linkedSignal(() => this.of());
  protected readonly depth = signal<string>('2');
  protected readonly chosen = signal<'map' | 'list' | null>(null);
  readonly #viewport = inject(Viewport);
  /** A map is wider than a phone. */
  protected readonly view = computed(() => this.chosen() ?? (this.#viewport.narrow() ? 'list' : 'map'));
  protected readonly depths = DEPTHS.map((value) => ({ value: value as string, label: value === '1' ? '1 step' : value }));
  protected readonly views = [{ value: 'map' as const, label: 'Map' }, { value: 'list' as const, label: 'List' }];
  protected readonly resource = this.#client.map(this.around, this.depth);
  protected readonly map = kept(this.resource, () => 'map');
  /** Around one thing, those that it is in. */
  protected readonly cycles = computed(() => (this.map()?.cycles ?? []).filter((cycle) => this.of() === null || cycle.some(({ id }) => this.map()!.nodes.some((node) => node.id === id))));
  protected readonly count = computed(() => {
    const map = this.map();
    if (!map) return '';
    const all = map.nodes.length + map.leftOut;
    return map.leftOut ? `${map.nodes.length} of ${all.toLocaleString('en-GB')} shown` : `${all} shown`;
  });

  constructor() {
    this.centre.valueChanges.pipe(takeUntilDestroyed()).subscribe(([thing]) => this.around.set(thing?.id ?? this.of()));
  }

  reload(): void {
    this.resource.reload();
  }
}
