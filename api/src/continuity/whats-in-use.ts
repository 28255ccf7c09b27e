import type { UseStatus } from '@holdfast/domain';

/** What is retired is left out unless it is asked for. */
export const inUse = (alias: string, status: readonly UseStatus[] | undefined): string =>
  !status?.includes('retired') ? `${alias}.retired_at IS NULL` : status.includes('active') ? 'true' : `${alias}.retired_at IS NOT NULL`;
