import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'continuity-import', title: 'Import', loadComponent: () => import('./import-start-page').then((page) => page.ImportStartPage) },
  { path: 'continuity-import/:id', title: 'Check what was understood', loadComponent: () => import('./import-check-page').then((page) => page.ImportCheckPage) },
  { path: 'imports', title: 'Imports', loadComponent: () => import('./imports-page').then((page) => page.ImportsPage) },
  { path: 'imports/:id', title: 'Import', loadComponent: () => import('./import-page').then((page) => page.ImportPage) },
];
