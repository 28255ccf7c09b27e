import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Resources', loadComponent: () => import('./resources-page').then((page) => page.ResourcesPage) },
  { path: 'new', title: 'Add a resource', loadComponent: () => import('./resource-form-page').then((page) => page.ResourceFormPage) },
  { path: ':id', title: 'Resource', loadComponent: () => import('./resource-page').then((page) => page.ResourcePage) },
  { path: ':id/edit', title: 'Edit a resource', loadComponent: () => import('./resource-form-page').then((page) => page.ResourceFormPage) },
];
