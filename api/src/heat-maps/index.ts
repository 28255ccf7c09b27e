export { toHeatMapView, type Evidenced } from './heat-map-view';
export { HeatMapsModule } from './heat-maps.module';
