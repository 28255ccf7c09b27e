/** A backup that cannot be made, read or restored, in one sentence for whoever tries. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}
