import type { LatLon } from '@tocsin/schema/primitives/place'

/** What is ranked: a hexagon of the grid or an administrative unit, known by where its middle is. */
export type Area = { readonly id: string; readonly centre: LatLon }
