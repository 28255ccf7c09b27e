import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Matrices', loadComponent: () => import('./matrix-list-page').then((page) => page.MatrixListPage) },
  { path: 'new', title: 'Add a matrix', loadComponent: () => import('./matrix-start-page').then((page) => page.MatrixStartPage) },
  { path: ':versionId', title: 'Matrix', loadComponent: () => import('./matrix-version-page').then((page) => page.MatrixVersionPage) },
  { path: ':versionId/edit', title: 'Draw a matrix', loadComponent: () => import('./matrix-editor-page').then((page) => page.MatrixEditorPage) },
];
