import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Activities', loadComponent: () => import('./activities-page').then((page) => page.ActivitiesPage) },
  { path: 'new', title: 'Add an activity', loadComponent: () => import('./activity-form-page').then((page) => page.ActivityFormPage) },
  { path: ':id', title: 'Activity', loadComponent: () => import('./activity-page').then((page) => page.ActivityPage) },
  { path: ':id/edit', title: 'Edit an activity', loadComponent: () => import('./activity-form-page').then((page) => page.ActivityFormPage) },
];
