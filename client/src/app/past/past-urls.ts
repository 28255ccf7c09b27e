import { inject, Injectable } from '@angular/core';
import { DefaultUrlSerializer, type UrlTree } from '@angular/router';
import { Past } from './past';

/** Every link and every address keeps the day that is looked at: whoever looks at the past stays there until they leave it. */
@Injectable()
export class PastUrls extends DefaultUrlSerializer {
  readonly #past = inject(Past);

  override serialize(tree: UrlTree): string {
    return this.#past.kept(super.serialize(tree));
  }
}
