export { handOverIndicators } from './hand-over-indicators';
export { loadIndicators, targetOf, toIndicatorRow, type LoadedIndicator } from './indicator-rows';
export { IndicatorsModule } from './indicators.module';
export { watchToo } from './watched-risks';
