import { v7 } from 'uuid';

/** A UUIDv7: rises with time, so that primary keys fill their index from one end. Made here, since PostgreSQL 14 cannot. */
export const newId = (): string => v7();
