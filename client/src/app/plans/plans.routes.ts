import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Recovery plans', loadComponent: () => import('./plans-page').then((page) => page.PlansPage) },
  { path: 'new', title: 'Start a plan', loadComponent: () => import('./plan-form-page').then((page) => page.PlanFormPage) },
  { path: 'verify', title: 'Check a copy', loadComponent: () => import('./verify-page').then((page) => page.VerifyPage) },
  { path: ':id', title: 'Recovery plan', loadComponent: () => import('./plan-page').then((page) => page.PlanPage) },
  { path: ':id/details', title: 'Details of a plan', loadComponent: () => import('./plan-form-page').then((page) => page.PlanFormPage) },
  { path: ':id/edit', title: 'Write a plan', loadComponent: () => import('./plan-edit-page').then((page) => page.PlanEditPage) },
  { path: ':id/versions/:number', title: 'Version of a plan', loadComponent: () => import('./plan-version-page').then((page) => page.PlanVersionPage) },
  { path: ':id/compare', title: 'Compare versions', loadComponent: () => import('./plan-compare-page').then((page) => page.PlanComparePage) },
];
