import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Statements of assurance', loadComponent: () => import('./choose-unit-page').then((page) => page.ChooseUnitPage) },
  { path: ':id', title: 'Statement of assurance', loadComponent: () => import('./statement-page').then((page) => page.StatementPage) },
];
