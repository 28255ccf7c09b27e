import type { Routes } from '@angular/router';
import { signedIn } from './session/signed-in.guard';

export const routes: Routes = [
  { path: 'parts', loadChildren: () => import('./parts/routes').then((parts) => parts.routes) },
  {
    path: '',
    loadComponent: () => import('./shell/shell').then((shell) => shell.Shell),
    canActivate: [signedIn],
    children: [
      { path: 'registers', loadChildren: () => import('./registers/registers.routes').then((registers) => registers.registerRoutes) },
      { path: '**', title: 'Not found', loadComponent: () => import('./shell/not-found').then((page) => page.NotFound) },
    ],
  },
];
