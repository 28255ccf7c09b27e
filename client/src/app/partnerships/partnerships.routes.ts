import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Partnerships', loadComponent: () => import('./partnerships-page').then((page) => page.PartnershipsPage) },
  { path: 'new', title: 'Add a partnership', loadComponent: () => import('./partnership-form-page').then((page) => page.PartnershipFormPage) },
  { path: ':id', title: 'Partnership', loadComponent: () => import('./partnership-page').then((page) => page.PartnershipPage) },
  { path: ':id/edit', title: 'Edit a partnership', loadComponent: () => import('./partnership-form-page').then((page) => page.PartnershipFormPage) },
];
