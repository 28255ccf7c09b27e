import { createHash } from 'node:crypto';
import { canonicalJson, type KeptContact, type NamedThing } from '@holdfast/domain';

/** Of what a version keeps beside its content, for the event of its approval. */
export const digestOfKept = (kept: readonly KeptContact[] | readonly NamedThing[]): string => createHash('sha256').update(canonicalJson(kept)).digest('hex');
