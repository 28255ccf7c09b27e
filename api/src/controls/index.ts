export { ControlsModule } from './controls.module';
export { handOverControls } from './hand-over-controls';
