import type { DemoCouncil, PersonKey } from '@holdfast/db';
import type { Voice } from './speaker';

/** One change of the demo's past: when, by whom, and what that person sent to bring it about. */
export interface Step {
  readonly at: Date;
  readonly by: PersonKey;
  act(voice: Voice, council: DemoCouncil): Promise<void>;
}
