import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MELTON_6X4, type CellPosition } from '@holdfast/domain';
import { HeatMapLegend } from '../shared/heat-map-legend/heat-map-legend';
import { HeatMap } from '../shared/heat-map/heat-map';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Segmented } from '../shared/segmented/segmented';
import { PageTitles } from '../shell/page-titles';
import { ONE_REGISTER } from './samples';

/** A page of the frame, for looking at the two together. */
@Component({
  selector: 'hf-parts-page',
  imports: [HeatMap, HeatMapLegend, Icon, Kbd, PageHead, Panel, RouterLink, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="ICT service register">
      <ng-container facts><span>Service layer</span><span>Owner <b>Head of ICT</b></span><span>Matrix <b>A-F by IV-I, version 2</b></span><span>Appetite <b>Medium</b></span></ng-container>
      <ng-container actions><button class="hf-btn" type="button"><hf-icon name="fact-check" />Start review</button><a class="hf-btn primary" routerLink="/parts"><hf-icon name="add" />Add risk<hf-kbd>C</hf-kbd></a></ng-container>
    </hf-page-head>
    <div class="bar"><hf-segmented label="Assessment" [segments]="kinds" [value]="kind()" (valueChange)="kind.set($event)" /></div>
    <div class="cols">
      <hf-panel heading="Heat map" count="13 risks">
        <hf-heat-map label="Residual risk" [matrix]="matrix" [cells]="map.cells" appetite="M" [(selected)]="cell" />
        <hf-heat-map-legend class="foot" [matrix]="matrix" [map]="map" appetite="M" />
      </hf-panel>
      <hf-panel heading="Risks" count="13 risks"><p>The list stands here.</p></hf-panel>
    </div>
  `,
  styles: `
    .bar { margin-bottom: 16px; }
    .cols { display: grid; grid-template-columns: 424px minmax(0, 1fr); gap: 16px; align-items: start; }
    .foot { margin-top: 12px; }
    @media (max-width: 1000px) { .cols { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class PartsPage {
  protected readonly matrix = MELTON_6X4.matrix;
  protected readonly map = ONE_REGISTER;
  protected readonly cell = signal<CellPosition | null>(null);
  protected readonly kinds = [{ value: 'inherent', label: 'Inherent' }, { value: 'residual', label: 'Residual' }, { value: 'target', label: 'Target' }] as const;
  protected readonly kind = signal<'inherent' | 'residual' | 'target'>('residual');

  constructor() {
    inject(PageTitles).show('ICT service', [{ label: 'Corporate', link: '/parts/shell' }, { label: 'Customer and Digital', link: '/parts/shell' }, { label: 'ICT service' }]);
  }
}
