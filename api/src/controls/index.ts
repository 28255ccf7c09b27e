export { ControlsModule } from './controls.module';
export { copyControls } from './copy-controls';
export { handOverControls } from './hand-over-controls';
export { bringControls, type ControlToBring, type RiskWithControls } from './bring-controls';
