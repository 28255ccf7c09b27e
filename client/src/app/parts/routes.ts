import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', title: 'Parts', loadComponent: () => import('./parts-sheet').then((page) => page.PartsSheet) }];
