export { readMatrixLibrary } from './read-matrix-library';
export { readTableFile, type TableFile } from './read-table-file';
export { UnreadableFile } from './unreadable-file';
