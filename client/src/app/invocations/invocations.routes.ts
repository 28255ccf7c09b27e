import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'invocations', title: 'Invocations', loadComponent: () => import('./invocations-page').then((page) => page.InvocationsPage) },
  { path: 'declare', title: 'Something has happened', loadComponent: () => import('./declare-page').then((page) => page.DeclarePage) },
  { path: 'invocations/:id', title: 'Invocation', loadComponent: () => import('./invocation-page').then((page) => page.InvocationPage) },
  { path: 'invocations/:id/report', title: 'Report of an invocation', loadComponent: () => import('./report-page').then((page) => page.InvocationReportPage) },
];
