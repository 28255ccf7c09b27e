import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', title: 'Objectives', loadComponent: () => import('./objectives-page').then((page) => page.ObjectivesPage) }];
