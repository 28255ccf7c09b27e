import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Registers', loadComponent: () => import('./registers-page/registers-page').then((page) => page.RegistersPage) },
  { path: 'new', title: 'Add a register', loadComponent: () => import('./register-settings/register-settings-page').then((page) => page.RegisterSettingsPage) },
  { path: ':id/settings', title: 'Settings', loadComponent: () => import('./register-settings/register-settings-page').then((page) => page.RegisterSettingsPage) },
  { path: ':id/add-risk', title: 'Add a risk', loadComponent: () => import('../risks/add-risk-page/add-risk-page').then((page) => page.AddRiskPage) },
  { path: ':id/import', title: 'Import', loadComponent: () => import('../imports/register/register-import-start-page').then((page) => page.RegisterImportStartPage) },
  { path: ':id/import/:draft', title: 'Check what was understood', loadComponent: () => import('../imports/register/register-import-page').then((page) => page.RegisterImportPage) },
  { path: ':id/appendix', title: 'Mitigation appendix', loadComponent: () => import('../mitigation/appendix-page').then((page) => page.AppendixPage) },
  { path: ':id/contradictions', title: 'Contradictions', loadComponent: () => import('../contradictions/register-contradictions-page').then((page) => page.RegisterContradictionsPage) },
  { path: ':id/freezes', title: 'Freezes', loadComponent: () => import('../freezes/freezes-page').then((page) => page.FreezesPage) },
  { path: ':id/movement', title: 'What moved', loadComponent: () => import('../freezes/movement/movement-page').then((page) => page.MovementPage) },
  { path: ':id', title: 'Register', loadComponent: () => import('./register-page/register-page').then((page) => page.RegisterPage) },
];
