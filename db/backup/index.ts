export { BackupFault } from './backup-fault';
export { BACKUP_FORMAT, type BackupManifest } from './backup-format';
export { checkBackup } from './read-backup';
export { restoreBackup } from './restore-backup';
export { backedUpTables, NOT_BACKED_UP } from './tables';
export { writeBackup } from './write-backup';
