import type { LogEntryKind } from '@holdfast/domain';
import type { PersonKey } from './people';
import type { ResourceKey } from './resources';

/** What was written while a rehearsal ran: each entry so many minutes after the loss at seven in the morning. */
export interface DemoLog {
  readonly takePart: readonly { readonly person: PersonKey; readonly role: string }[];
  /** Sent together, so many minutes after half past eight. */
  readonly batches: readonly { readonly by: PersonKey; readonly minute: number; readonly entries: readonly DemoLogEntry[] }[];
}

export interface DemoLogEntry {
  readonly kind: LogEntryKind;
  readonly at: number;
  /** The title of a step of its plan. */
  readonly step?: string;
  readonly resource?: ResourceKey;
  readonly text?: string;
}

const started = (step: string, at: number): DemoLogEntry => ({ kind: 'step-started', step, at });
const finished = (step: string, at: number): DemoLogEntry => ({ kind: 'step-finished', step, at });
const [DECLARE, CALL, ROLES, COLLECT, SITE, NETWORK, LINKS, MOUNT, RESTORE, SIGN_IN] = [
  'Declare and open the bridge call', 'Call the recovery provider', 'Fill the roles, name deputies', 'Collect backup set from the vault', 'Recovery site opens', 'Network core and firewall up',
  'Check links to Riverside Depot', 'Mount backup set, verify checksum', 'Restore storage volumes', 'Start sign-in and directory',
] as const;

export const FAILOVER_LOG: DemoLog = {
  takePart: [{ person: 'headOfIct', role: 'Declares' }, { person: 'applicationsManager', role: 'Starts the systems' }, { person: 'serviceDeskManager', role: 'Tells the services' }],
  batches: [
    {
      by: 'headOfIct', minute: 60,
      entries: [started(DECLARE, 10), { kind: 'note', at: 12, text: 'Seven people on the bridge call, two of them from home.' }, finished(DECLARE, 18), started(ROLES, 18), finished(ROLES, 30)],
    },
    {
      by: 'infrastructureManager', minute: 270,
      entries: [
        started(CALL, 18), started(COLLECT, 25), { kind: 'problem', at: 40, text: 'The number of the provider’s duty desk has changed. The contract has the new one.' }, finished(CALL, 53), started(SITE, 53), finished(COLLECT, 80),
        { kind: 'inject', at: 122, text: 'Inject 1: The provider says that one shelf of disks is missing' }, { kind: 'decision', at: 126, text: 'Volumes 5 and 6 go to the spare shelf; the order stays.' }, finished(SITE, 281),
      ],
    },
    {
      by: 'infrastructureManager', minute: 420,
      entries: [
        started(NETWORK, 281), started(MOUNT, 285), finished(MOUNT, 311), started(RESTORE, 311), { kind: 'problem', at: 371, text: 'One of two tape drives has failed. The restore goes on with the other.' },
        { kind: 'step-added', step: MOUNT, at: 380, text: 'Borrow a drive from the county' }, { kind: 'inject', at: 362, text: 'Inject 2: The local paper asks whether benefits are paid on Friday' }, finished(NETWORK, 415),
        { kind: 'step-skipped', step: LINKS, at: 416, text: 'Nobody is at the depot today' },
      ],
    },
    { by: 'serviceDeskManager', minute: 440, entries: [{ kind: 'note', at: 430, text: 'The services know that the systems come back in the evening, not at three.' }] },
    {
      by: 'infrastructureManager', minute: 660,
      entries: [
        { kind: 'note', at: 520, text: 'The county has no drive to spare before Thursday.' }, finished(RESTORE, 670), { kind: 'resource-usable', resource: 'storage', at: 680 }, { kind: 'resource-data-as-of', resource: 'storage', at: -540 },
        started(SIGN_IN, 684), { kind: 'note', at: 700, text: 'Ten files chosen at random can be opened.' },
      ],
    },
  ],
};
