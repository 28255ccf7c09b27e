import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Audit trail', loadComponent: () => import('./audit-page').then((page) => page.AuditPage) },
  { path: 'bundles', title: 'Audit bundles', loadComponent: () => import('./bundles-page').then((page) => page.BundlesPage) },
];
