export { BundlesModule } from './bundles.module';
