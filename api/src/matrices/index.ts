export { MatricesModule } from './matrices.module';
export { requireMatrixReader } from './matrix-access';
export { findPublishedVersion, type MatrixVersion } from './matrix-version';
