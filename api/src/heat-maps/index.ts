export { HeatMapsModule } from './heat-maps.module';
