import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Crosswalks', loadComponent: () => import('./crosswalk-list-page').then((page) => page.CrosswalkListPage) },
  { path: 'new', title: 'Declare a crosswalk', loadComponent: () => import('./declare-page').then((page) => page.DeclarePage) },
  { path: ':id', title: 'Crosswalk', loadComponent: () => import('./crosswalk-page').then((page) => page.CrosswalkPage) },
];
