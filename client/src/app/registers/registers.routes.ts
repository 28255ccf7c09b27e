import type { Routes } from '@angular/router';

export const registerRoutes: Routes = [
  { path: ':id', title: 'Register', loadComponent: () => import('./register-page/register-page').then((page) => page.RegisterPage) },
];
