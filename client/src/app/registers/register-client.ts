import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { HeatMapView, RegisterHeatMapsView, RegisterView } from '@holdfast/contracts';

type Query = Record<string, string | string[]>;

/** Registers and their maps, as the API tells them. Call these where a page is made: each follows its signals. */
@Injectable({ providedIn: 'root' })
export class RegisterClient {
  register(id: () => string | undefined): HttpResourceRef<RegisterView | undefined> {
    return httpResource<RegisterView>(() => {
      const known = id();
      return known && `/api/registers/${known}`;
    });
  }

  heatMap(id: () => string | undefined, query: () => Query): HttpResourceRef<HeatMapView | undefined> {
    return httpResource<HeatMapView>(() => {
      const known = id();
      return known ? { url: `/api/registers/${known}/heat-map`, params: query() } : undefined;
    });
  }

  /** Over all that the caller may read, on one matrix: null leaves it to the API, which tells the one it took; undefined asks nothing yet. */
  heatMapOfAll(matrixVersionId: () => string | null | undefined, query: () => Query): HttpResourceRef<HeatMapView | undefined> {
    return httpResource<HeatMapView>(() => {
      const known = matrixVersionId();
      return known === undefined ? undefined : { url: '/api/heat-map', params: { ...query(), ...(known ? { matrixVersionId: known } : {}) } };
    });
  }

  heatMaps(kind: () => string): HttpResourceRef<RegisterHeatMapsView | undefined> {
    return httpResource<RegisterHeatMapsView>(() => ({ url: '/api/register-heat-maps', params: { kind: kind() } }));
  }
}
