export { UnitsModule } from './units.module';
export { unitsInSight } from './units-in-sight';
