import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { AuditBundleRow } from '@holdfast/contracts';

@Injectable({ providedIn: 'root' })
export class BundleClient {
  taken = (wanted: () => boolean) => httpResource<AuditBundleRow[]>(() => (wanted() ? '/api/audit-bundles' : undefined));
}

/** Where the bundle of a period is fetched from. */
export const bundleUrl = (from: string, to: string): string => `/api/audit-bundle?from=${from}&to=${to}`;
