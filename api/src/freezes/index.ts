export { FreezesModule } from './freezes.module';
