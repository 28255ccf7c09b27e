import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Objectives', loadComponent: () => import('./objectives-page').then((page) => page.ObjectivesPage) },
  { path: ':id', title: 'Objective', loadComponent: () => import('./objective-page').then((page) => page.ObjectivePage) },
];
