import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', title: 'Categories', loadComponent: () => import('./categories-page').then((page) => page.CategoriesPage) }];
