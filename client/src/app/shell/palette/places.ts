import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Navigation, RegisterTree } from '../navigation';
import type { PaletteGroup, PaletteItem, PaletteSource } from './palette-source';

/** Pages and registers by name. */
@Injectable({ providedIn: 'root' })
export class Places implements PaletteSource {
  readonly order = 50;
  readonly #router = inject(Router);
  readonly #navigation = inject(Navigation);
  readonly #tree = inject(RegisterTree);

  find(typed: string): readonly PaletteGroup[] {
    const has = (text: string): boolean => text.toLowerCase().includes(typed.toLowerCase());
    const registers = this.#tree.registers().filter(({ name }) => typed && has(name));
    const pages = this.#navigation.groups().flatMap(({ items }) => items).filter(({ label }) => has(label));
    const go = (link: string): (() => void) => () => void this.#router.navigateByUrl(link);
    return [
      { heading: 'Registers', items: registers.slice(0, 6).map(({ id, name }): PaletteItem => ({ id: `register-${id}`, title: name, icon: 'account-tree', run: go(`/registers/${id}`) })) },
      { heading: 'Go to', items: pages.map(({ label, link, icon, keys }): PaletteItem => ({ id: `page-${link}`, title: label, icon, keys, run: go(link) })) },
    ];
  }
}
