import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', title: 'Units', loadComponent: () => import('./units-page').then((page) => page.UnitsPage) }];
