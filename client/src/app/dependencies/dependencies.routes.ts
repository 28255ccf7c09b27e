import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', title: 'Dependencies', loadComponent: () => import('./dependencies-page').then((page) => page.DependenciesPage) }];
