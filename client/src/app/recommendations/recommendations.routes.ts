import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Recommendations', loadComponent: () => import('./recommendations-page').then((page) => page.RecommendationsPage) },
  { path: 'new', title: 'Enter a recommendation', loadComponent: () => import('./recommendation-form/raise-page').then((page) => page.RaisePage) },
  { path: ':id', title: 'Recommendation', loadComponent: () => import('./recommendation-page').then((page) => page.RecommendationPage) },
  { path: ':id/edit', title: 'Edit a recommendation', loadComponent: () => import('./recommendation-form/edit-page').then((page) => page.EditPage) },
];
