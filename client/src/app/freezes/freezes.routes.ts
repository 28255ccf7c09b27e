import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: ':id', title: 'Freeze', loadComponent: () => import('./freeze-page/freeze-page').then((page) => page.FreezePage) }];
