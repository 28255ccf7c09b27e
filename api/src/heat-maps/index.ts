export { toHeatMapView } from './heat-map-view';
export { HeatMapsModule } from './heat-maps.module';
