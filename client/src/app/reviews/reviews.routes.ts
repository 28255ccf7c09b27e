import type { Routes } from '@angular/router';

/** Inside the frame; the sitting itself stands beside it, see routes.ts. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Review sittings', loadComponent: () => import('./sittings-page').then((page) => page.SittingsPage) },
  { path: 'new', title: 'Review', loadComponent: () => import('./open-sitting-page').then((page) => page.OpenSittingPage) },
  { path: ':id/end', title: 'End the sitting', loadComponent: () => import('./end-sitting-page').then((page) => page.EndSittingPage) },
  { path: ':id/minutes', title: 'Minutes', loadComponent: () => import('./minutes-page').then((page) => page.MinutesPage) },
];
