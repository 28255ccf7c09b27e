import { ChangeDetectionStrategy, Component } from '@angular/core';
import { HeatMap } from '../shared/heat-map/heat-map';
import { HeatMapLegend } from '../shared/heat-map-legend/heat-map-legend';
import { MELTON_6X4 } from '@holdfast/domain';
@Component({ selector: 'hf-parts-sheet', imports: [HeatMap, HeatMapLegend], changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Parts</h1><hf-heat-map [matrix]="matrix" [cells]="[]" />` })
export class PartsSheet { matrix = MELTON_6X4.matrix; }
