import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: ':id', title: 'Register', loadComponent: () => import('./register-page/register-page').then((page) => page.RegisterPage) },
];
