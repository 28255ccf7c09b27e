import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Actions', loadComponent: () => import('./actions-page/actions-page').then((page) => page.ActionsPage) },
  { path: ':id', title: 'Action', loadComponent: () => import('./action-page/action-page').then((page) => page.ActionPage) },
  { path: ':id/edit', title: 'Edit an action', loadComponent: () => import('./action-form/edit-action-page').then((page) => page.EditActionPage) },
];
