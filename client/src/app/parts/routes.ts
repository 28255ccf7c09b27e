import { inject, signal } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '../session/session';
import { RegisterTree } from '../shell/navigation';
import { PALETTE_SOURCES, type PaletteSource } from '../shell/palette/palette-source';
import { Places } from '../shell/palette/places';
import { SAMPLE_REGISTERS, SAMPLE_SESSION } from './samples';

const sampleRisks: PaletteSource = {
  order: 10,
  find: (typed) => {
    const risks = [
      { id: 'a', reference: 'ICT-012', title: 'Telephony fails for a working day', level: { code: 'H', label: 'High', step: 4, shared: false } },
      { id: 'b', reference: 'CRP-009', title: 'Contact centre cannot take calls (telephony)', level: { code: 'L', label: 'Low', step: 2, shared: false } },
    ] as const;
    return [{ heading: 'Risks', items: risks.filter(({ title }) => typed && title.toLowerCase().includes(typed.toLowerCase())).map((risk) => ({ ...risk, run: () => {} })) }];
  },
};

export const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Parts', loadComponent: () => import('./parts-sheet').then((page) => page.PartsSheet) },
  {
    // The frame with a session of nobody: nothing in it can be fetched or changed.
    path: 'shell',
    loadComponent: () => import('../shell/shell').then((shell) => shell.Shell),
    canActivate: [() => inject(Session).begin(SAMPLE_SESSION) !== null],
    canDeactivate: [() => (inject(Session).end(), true)],
    providers: [
      { provide: RegisterTree, useValue: { registers: signal(SAMPLE_REGISTERS.map(({ id, name }, index) => ({ id, name, depth: Math.min(index, 1) }))) } },
      { provide: PALETTE_SOURCES, useValue: sampleRisks, multi: true },
      { provide: PALETTE_SOURCES, useExisting: Places, multi: true },
    ],
    children: [
      { path: '', pathMatch: 'full', title: 'ICT service', loadComponent: () => import('./parts-page').then((page) => page.PartsPage) },
      { path: '**', title: 'Not found', loadComponent: () => import('../shell/not-found').then((page) => page.NotFound) },
    ],
  },
];
