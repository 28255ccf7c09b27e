export * from './register-fields';
export * from './register-outline';
export * from './register-choices';
export * from './outline-of';
export * from './table-rows';
export * from './scale-onto';
export * from './row-reader';
export * from './matrix-from';
