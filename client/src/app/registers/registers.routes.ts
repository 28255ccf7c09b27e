import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Registers', loadComponent: () => import('./registers-page/registers-page').then((page) => page.RegistersPage) },
  { path: ':id', title: 'Register', loadComponent: () => import('./register-page/register-page').then((page) => page.RegisterPage) },
];
