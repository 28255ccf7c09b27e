import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Risks', loadComponent: () => import('./all-risks-page/all-risks-page').then((page) => page.AllRisksPage) },
  { path: ':id', title: 'Risk', loadComponent: () => import('./risk-page/risk-page').then((page) => page.RiskPage) },
  { path: ':id/edit', title: 'Edit a risk', loadComponent: () => import('./edit-risk-page/edit-risk-page').then((page) => page.EditRiskPage) },
  { path: ':id/add-action', title: 'Plan an action', loadComponent: () => import('../actions/action-form/add-action-page').then((page) => page.AddActionPage) },
  { path: ':id/assess', title: 'Score a risk', loadComponent: () => import('./assess-risk-page/assess-risk-page').then((page) => page.AssessRiskPage) },
  { path: ':id/escalate', title: 'Escalate a risk', loadComponent: () => import('../escalations/propose-page/propose-page').then((page) => page.ProposePage) },
  { path: ':id/exception', title: 'Ask for an exception', loadComponent: () => import('../exceptions/request-page/request-page').then((page) => page.RequestPage) },
  { path: ':id/hand-down', title: 'Hand a risk down', data: { down: true }, loadComponent: () => import('../escalations/propose-page/propose-page').then((page) => page.ProposePage) },
  { path: ':id/review', title: 'Review a risk', loadComponent: () => import('../reviews/review-risk-page').then((page) => page.ReviewRiskPage) },
];
