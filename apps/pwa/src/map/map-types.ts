import type { Drawing } from '@tocsin/schema/primitives/drawn'

/** A closed outline, longitude first, degrees WGS 84. */
export type Ring = readonly (readonly number[])[]

/** Degrees: west, south, east, north. */
export type MapBounds = readonly [west: number, south: number, east: number, north: number]

/**
 * One thing on the map. Shape says what kind, fill says how sure, red only that lives are in
 * danger now (then words stand beside it). `radiusM` is the radius in metres within which it is;
 * null with `polygon` when it is somewhere in a whole unit. `title` is plain text.
 */
export type MapSymbol = {
  readonly id: string
  readonly kind: 'incident' | 'threat' | 'base'
  readonly lat: number
  readonly lon: number
  readonly radiusM: number | null
  readonly polygon?: readonly Ring[]
  /** What its author drew on the map, in the colour and with the fill of the sign. */
  readonly drawn?: Drawing
  readonly fill: 'verified' | 'unverified' | 'pending'
  readonly danger: boolean
  readonly chosen: boolean
  readonly title: string
}

/** An area from which nobody reports. `label` says since when: "No report for 9 days". */
export type SilenceArea = {
  readonly id: string
  readonly rings: readonly Ring[]
  readonly label: string
}

/** A place being chosen, or the tablet's own position: a point with its radius in metres. */
export type PickedPoint = {
  readonly lat: number
  readonly lon: number
  readonly radiusM: number | null
}

/** Every word the map shows or speaks; features bring them in the officer's language. */
export type MapWords = {
  readonly language: 'en' | 'fr' | 'ar'
  /** Name of the map for a screen reader, with how it is moved by keys. */
  readonly map: string
  readonly pin: string
  readonly happeningNow: string
  readonly notOfficial: string
  /** Only the boundaries of the map of that name are official. */
  readonly official: (name: string) => string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly myPosition: string
  readonly legend: string
  readonly metres: (count: number) => string
  readonly kilometres: (count: number) => string
  /** Spoken and shown when a pointer rests on a cluster. */
  readonly several: (count: number, verified: number) => string
  readonly incidentVerified: string
  readonly incidentUnverified: string
  readonly incidentPending: string
  readonly threatUnverified: string
  readonly livesInDanger: string
  readonly somewhereInHere: string
  readonly noReporter: string
  readonly severalTogether: string
  readonly base: string
}
