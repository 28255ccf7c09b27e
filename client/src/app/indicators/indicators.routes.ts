import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Indicators', loadComponent: () => import('./indicators-page').then((page) => page.IndicatorsPage) },
  { path: 'due', title: 'Readings due', loadComponent: () => import('./readings-due-page').then((page) => page.ReadingsDuePage) },
  { path: 'new', title: 'Add an indicator', loadComponent: () => import('./indicator-form-page').then((page) => page.IndicatorFormPage) },
  { path: ':id', title: 'Indicator', loadComponent: () => import('./indicator-page').then((page) => page.IndicatorPage) },
  { path: ':id/edit', title: 'Edit an indicator', loadComponent: () => import('./indicator-form-page').then((page) => page.IndicatorFormPage) },
];
