export { MatricesModule } from './matrices.module';
export { makeMatrix } from './make-matrix';
export { requireMatrixReader } from './matrix-access';
export { findPublishedVersion, type MatrixVersion } from './matrix-version';
